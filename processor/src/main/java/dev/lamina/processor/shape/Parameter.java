package dev.lamina.processor.shape;

import dev.lamina.dsl.Init;

/**
 * A trained tensor of a layer.
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
    BIAS
  }
}
