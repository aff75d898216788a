package dev.lamina.runtime;

import java.util.Locale;

/**
 * Outcome of {@link Model#checkGradients}: the largest relative error between generated gradients
 * and finite differences, and where it is.
 *
 * @param worstError |generated - numeric| / the parameter's largest gradient, or a 500th of the
 *     loss where that is more; NaN where a gradient is infinite or not a number
 * @param worstParameter name of the parameter with that error
 * @param worstElement index of its element, in PyTorch's order
 * @param checked number of elements compared
 */
public record GradientCheck(
    double worstError, String worstParameter, int worstElement, int checked) {
  /**
   * Whether the worst error is at most {@code tolerance}; right gradients mostly are within 1e-2.
   */
  public boolean within(double tolerance) {
    return worstError <= tolerance;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "worst of %d gradients: %s[%d], relative error %.2e",
        checked,
        worstParameter,
        worstElement,
        worstError);
  }
}
