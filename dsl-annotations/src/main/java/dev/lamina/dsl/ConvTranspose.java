package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Transposed convolution, which enlarges an image: {@code (C, H, W) -> (O, H', W')} with O = {@link
 * #filters}.
 *
 * <pre>{@code y[o,i,j] = b[o] + sum over c, u, v, s, t of w[c,o,u,v] * x[c,s,t]
 *     where i = s*SH - PH + u*DH and j = t*SW - PW + v*DW
 *
 * H' = (H - 1)*SH - 2*PH + DH*(KH - 1) + OH + 1        W' likewise}</pre>
 *
 * <p>Each place of the input adds the kernel, times its value, to a window of the output; a {@link
 * Conv} of the same numbers goes the other way, and its gradient is what this layer computes.
 * Padding cuts rows and columns off the output, {@link #outputPadding} OH adds some at the bottom
 * and at the right. Places that no window reaches are b[o]. With {@link #groups} G, channel c adds
 * only to the O/G filters of its group: channels g*C/G to (g+1)*C/G - 1 serve filters g*O/G to
 * (g+1)*O/G - 1.
 *
 * <p>Parameters: {@code weight} (C, O/G, KH, KW) and {@code bias} (O), started by {@link #init};
 * the fan in is O/G*KH*KW, the fan out C*KH*KW, as PyTorch counts.
 *
 * <p>Size attributes take one number for both directions, or {H, W}. An error by javac: an input
 * without height and width, padding that leaves nothing of the output, groups that divide C or O
 * unevenly, an output padding that is not below stride or dilation, more than two numbers, and
 * numbers out of range.
 *
 * <p>Counterpart: {@code torch.nn.ConvTranspose2d}. Zeiler et al., Deconvolutional networks (2010);
 * Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016).
 *
 * <pre>{@code @ConvTranspose(filters = 16, kernel = 2, stride = 2) @Relu Layer up;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface ConvTranspose {
  /** Number of filters O, the channels that come out; at least 1. Must be given or bound. */
  int filters() default 0;

  /** Window {KH, KW} of the output that one place adds to, at least 1. Must be given or bound. */
  int[] kernel() default {};

  /** Step {SH, SW} from one window to the next, at least 1: how much larger the output is. */
  int[] stride() default 1;

  /**
   * Rows and columns {PH, PW} cut off each side of the output, 0 or more, or {@link Padding#SAME}.
   */
  int[] padding() default 0;

  /**
   * Rows and columns {OH, OW} added at the bottom and at the right, below the stride or the
   * dilation; 0 with {@link Padding#SAME}.
   */
  int[] outputPadding() default 0;

  /** Distance {DH, DW} of the elements of a window, at least 1. */
  int[] dilation() default 1;

  /** Number of groups G, a divisor of C and of O. */
  int groups() default 1;

  /** Whether a number per filter is added. */
  boolean bias() default true;

  /** How the parameters start. */
  Init init() default Init.DEFAULT;

  /**
   * In a block: numbers from the block's parameters, {@code "filters = width / 2"}; see {@link
   * Block}.
   */
  String bind() default "";
}
