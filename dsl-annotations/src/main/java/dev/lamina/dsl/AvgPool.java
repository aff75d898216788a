package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window, channel by channel: {@code (C, H, W) -> (C, H', W')}.
 *
 * <pre>{@code H' = floor((H + 2*PH - KH) / SH) + 1        W' likewise}</pre>
 *
 * <p>With {@link #ceilMode} the quotient is rounded up, unless the last window would then begin in
 * the padding behind the input. The sum is divided by the number of the window's elements inside
 * the padded input, so that zeros of the padding count and what hangs over behind them does not. No
 * parameters.
 *
 * <p>Size attributes take one number for both directions, or {H, W}. An error by javac: an input
 * without height and width, a window larger than its padded input, a padding of more than half the
 * window, and numbers out of range. A warning: rows or columns that no window reads, which {@code
 * -Alamina.strict=true} makes an error.
 *
 * <p>Counterpart: {@code torch.nn.AvgPool2d} with {@code count_include_pad=True}, its default.
 *
 * <pre>{@code @AvgPool(size = 2) Layer s2;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface AvgPool {
  /** Window {KH, KW}, at least 1. Must be given or bound. */
  int[] size() default {};

  /** Step {SH, SW} of the window, at least 1; the window's size where none is given. */
  int[] stride() default {};

  /** Zeros {PH, PW} around the input, 0 to half the window, or {@link Padding#SAME}. */
  int[] padding() default 0;

  /** Whether a last window that hangs over the edge counts: H' and W' are rounded up. */
  boolean ceilMode() default false;

  /**
   * In a block: numbers from the block's parameters, {@code "size = factor"}; see {@link Block}.
   */
  String bind() default "";
}
