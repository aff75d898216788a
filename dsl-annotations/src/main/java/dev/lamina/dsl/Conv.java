package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Convolution: {@code (C, H, W) -> (O, H', W')} with O = {@link #filters}.
 *
 * <pre>{@code y[o,i,j] = b[o] + sum over c, u, v of
 *     w[o,c,u,v] * x[c, i*SH - PH + u*DH, j*SW - PW + v*DW]
 *
 * H' = floor((H + 2*PH - DH*(KH - 1) - 1) / SH) + 1        W' likewise}</pre>
 *
 * <p>Places outside the input count as 0. With {@link #groups} G, filter o sees only the C/G
 * channels of its group: channels g*C/G to (g+1)*C/G - 1 serve filters g*O/G to (g+1)*O/G - 1. As
 * in PyTorch the window is not flipped (a cross-correlation).
 *
 * <p>Parameters: {@code weight} (O, C/G, KH, KW) and {@code bias} (O), started by {@link #init};
 * the fan in is C/G*KH*KW, the fan out O*KH*KW, groups or not, as PyTorch counts.
 *
 * <p>Size attributes take one number for both directions, or {H, W}. An error by javac: an input
 * without height and width, a window larger than its padded input, groups that divide C or O
 * unevenly, more than two numbers, and numbers out of range. A warning: rows or columns that no
 * window reads, which {@code -Alamina.strict=true} makes an error.
 *
 * <p>Counterpart: {@code torch.nn.Conv2d}. LeCun et al., Gradient-based learning applied to
 * document recognition (1998); dilation: Yu and Koltun (2016); groups: Krizhevsky et al. (2012).
 *
 * <pre>{@code @Conv(filters = 16, kernel = {3, 5}, padding = {1, 2}) @Relu Layer c1;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Conv {
  /** Number of filters O, the channels that come out; at least 1. Must be given or bound. */
  int filters() default 0;

  /** Window {KH, KW}, at least 1. Must be given or bound. */
  int[] kernel() default {};

  /** Step {SH, SW} of the window, at least 1. */
  int[] stride() default 1;

  /** Zeros {PH, PW} around the input, 0 or more, or {@link Padding#SAME}. */
  int[] padding() default 0;

  /** Distance {DH, DW} of the elements that a window reads, at least 1. */
  int[] dilation() default 1;

  /** Number of groups G, a divisor of C and of O; G = C is a depthwise convolution. */
  int groups() default 1;

  /** Whether a number per filter is added. */
  boolean bias() default true;

  /** How the parameters start. */
  Init init() default Init.DEFAULT;

  /**
   * In a block: numbers from the block's parameters, {@code "filters = 4 * width"}; see {@link
   * Block}.
   */
  String bind() default "";
}
