package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Depthwise convolution, each channel by itself: {@code (C, H, W) -> (C*M, H', W')} with M = {@link
 * #multiplier}.
 *
 * <pre>{@code y[c*M + m,i,j] = b[c*M + m] + sum over u, v of
 *     w[c*M + m,0,u,v] * x[c, i*SH - PH + u*DH, j*SW - PW + v*DW]
 *
 * H' = floor((H + 2*PH - DH*(KH - 1) - 1) / SH) + 1        W' likewise}</pre>
 *
 * <p>The same as {@link Conv} with {@code groups = C} and {@code filters = C*M}, where C need not
 * be known. Places outside the input count as 0.
 *
 * <p>Parameters: {@code weight} (C*M, 1, KH, KW) and {@code bias} (C*M), started by {@link #init};
 * the fan in is KH*KW, the fan out C*M*KH*KW, as PyTorch counts.
 *
 * <p>Size attributes take one number for both directions, or {H, W}. An error by javac: an input
 * without height and width, a window larger than its padded input, more than two numbers, and
 * numbers out of range. A warning: rows or columns that no window reads, which {@code
 * -Alamina.strict=true} makes an error.
 *
 * <p>Counterpart: {@code torch.nn.Conv2d} with {@code groups = in_channels}. Howard et al.,
 * MobileNets: efficient convolutional neural networks for mobile vision applications (2017).
 *
 * <pre>{@code @DepthwiseConv(kernel = 3, padding = 1, bias = false) @BatchNorm @Relu Layer d1;}
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface DepthwiseConv {
  /** Window {KH, KW}, at least 1. Must be given or bound. */
  int[] kernel() default {};

  /** Step {SH, SW} of the window, at least 1. */
  int[] stride() default 1;

  /** Zeros {PH, PW} around the input, 0 or more, or {@link Padding#SAME}. */
  int[] padding() default 0;

  /** Distance {DH, DW} of the elements that a window reads, at least 1. */
  int[] dilation() default 1;

  /** Whether a number per filter is added. */
  boolean bias() default true;

  /** Filters M of each channel, at least 1. */
  int multiplier() default 1;

  /** How the parameters start. */
  Init init() default Init.DEFAULT;

  /**
   * In a block: numbers from the block's parameters, {@code "stride = stride"}; see {@link Block}.
   */
  String bind() default "";
}
