package dev.lamina.processor.model;

import dev.lamina.processor.source.Source;

/**
 * The most that a network may take of something.
 *
 * @param source the number in the network's {@code @Budget}
 */
public record Limit(Quantity quantity, long most, Source source) {

  /** What a budget can limit, under the name of its attribute. */
  public enum Quantity {
    PARAMETERS("parameters"),
    MACS("macs"),
    ACTIVATION_BYTES("activationBytes");

    private final String attribute;

    Quantity(String attribute) {
      this.attribute = attribute;
    }

    /** Name of the attribute of {@code @Budget}. */
    public String attribute() {
      return attribute;
    }
  }
}
