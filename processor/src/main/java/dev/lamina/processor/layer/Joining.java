package dev.lamina.processor.layer;

import dev.lamina.processor.shape.Shape;

/** How values are joined, and which shapes fit together then. */
enum Joining {
  ADD("@Add", "adds", "shapes must be equal"),
  CONCAT("@Concat", "joins", "only channels may differ"),
  MULTIPLY(
      "@Multiply",
      "multiplies",
      "shapes must be equal, or one must hold a number for each channel of the other");

  /** The annotation, as a message names it. */
  final String annotation;

  /** What it does to two values. */
  final String verb;

  /** What their shapes must be. */
  final String rule;

  Joining(String annotation, String verb, String rule) {
    this.annotation = annotation;
    this.verb = verb;
    this.rule = rule;
  }

  /** Whether values of these shapes can be joined. */
  boolean fits(Shape one, Shape other) {
    return switch (this) {
      case ADD -> one.equals(other);
      case CONCAT -> Joins.besides(one, other);
      case MULTIPLY -> one.equals(other) || isScale(one, other) || isScale(other, one);
    };
  }

  /** Whether a value of shape {@code one} holds a number for each channel of {@code other}. */
  private static boolean isScale(Shape one, Shape other) {
    return one.pixels() == 1 && one.channels() == other.channels();
  }
}
