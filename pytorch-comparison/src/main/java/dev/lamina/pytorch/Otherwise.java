package dev.lamina.pytorch;

/**
 * Where PyTorch would have decided otherwise than a model in a step of training: a ReLU that passes
 * a value or not, a maximum pool that takes one element of a window or another.
 *
 * @param place the layer
 * @param units how many of its elements
 * @param distance the largest distance of a value from zero, or from the maximum of its window, as
 *     a share of the layer's largest value
 */
public record Otherwise(String place, long units, double distance) {
  /** How names of tensors that report this end in {@code Decisions.py}. */
  static final String SUFFIX = ".otherwise";

  /** Of the largest value of the layer: some ten times what single precision is off there. */
  private static final double ROUNDING = 1e-5;

  /** Whether rounding explains it. */
  public boolean isRounding() {
    return distance <= ROUNDING; // no if it is not a number
  }
}
