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

  /** Whether all these values are so near the border. */
  public boolean isWithin(double share) {
    return distance <= share; // no if it is not a number
  }
}
