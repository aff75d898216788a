package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest element of each window, channel by channel: {@code (C, H, W) -> (C, H', W')}.
 *
 * <pre>{@code H' = floor((H + 2*PH - KH) / SH) + 1        W' likewise}</pre>
 *
 * <p>With {@link #ceilMode} the quotient is rounded up, unless the last window would then begin in
 * the padding behind the input. Padding never wins. Of equal elements the first in row order gets
 * the gradient. No parameters.
 *
 * <p>Size attributes take one number for both directions, or {H, W}. An error by javac: an input
 * without height and width, a window larger than its padded input, a padding of more than half the
 * window, and numbers out of range. A warning: rows or columns that no window reads, which {@code
 * -Alamina.strict=true} makes an error.
 *
 * <p>Counterpart: {@code torch.nn.MaxPool2d}.
 *
 * <pre>{@code @MaxPool(size = 3, stride = 2, padding = 1) Layer p1;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface MaxPool {
  /** Window {KH, KW}, at least 1. Must be given or bound. */
  int[] size() default {};

  /** Step {SH, SW} of the window, at least 1; the window's size where none is given. */
  int[] stride() default {};

  /**
   * Places without a value {PH, PW} around the input, 0 to half the window, or {@link
   * Padding#SAME}.
   */
  int[] padding() default 0;

  /** Whether a last window that hangs over the edge counts: H' and W' are rounded up. */
  boolean ceilMode() default false;

  /**
   * In a block: numbers from the block's parameters, {@code "size = factor"}; see {@link Block}.
   */
  String bind() default "";
}
