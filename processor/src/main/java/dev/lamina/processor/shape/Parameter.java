package dev.lamina.processor.shape;

import dev.lamina.dsl.Init;

/**
 * A tensor of a layer that is kept with the weights: trained by gradients, or a statistic of the
 * values seen in training.
 *
 * @param name path of the field and the tensor's own name, {@code c1.weight}
 * @param role what it is used as
 * @param shape sizes in PyTorch's order
 * @param init how it is filled at first
 * @param fanIn inputs that one output element sums over
 * @param fanOut outputs that one input element reaches
 */
public record Parameter(String name, Role role, Shape shape, Init init, long fanIn, long fanOut) {

  /** What a parameter is used as. */
  public enum Role {
    WEIGHT,
    BIAS,
    /** Follows the values seen in training; no gradient moves it, and it counts as no parameter. */
    STATISTIC
  }

  /** Whether gradients move it. */
  public boolean trained() {
    return role != Role.STATISTIC;
  }
}
