package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Shape;

/**
 * Memory for one value of each sample, channels-last. Its name is unique in a plan.
 *
 * @param name the value's name; a gradient's begins with {@code d}
 */
public record Buffer(String name, Shape shape, Role role) {

  /** What stands in it. */
  public enum Role {
    ACTIVATION,
    GRADIENT
  }

  /** Refuses what no Java array could hold. */
  public Buffer {
    if (shape.size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " takes more than 2^31 floats");
    }
  }

  /** Floats a sample. */
  public int size() {
    return (int) shape.size();
  }

  // Unique in a plan, as said above, and quick: buffers are the keys of many maps.
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
