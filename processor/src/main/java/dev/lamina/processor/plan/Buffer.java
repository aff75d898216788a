package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;

/**
 * Memory for one value of each sample, or of each step, channels-last. Its name is unique in a
 * plan.
 *
 * @param name the value's name; a gradient's begins with {@code d}
 * @param axis what there is a value for each of
 * @param lag 1 for the value of the step before, else 0
 */
public record Buffer(String name, Shape shape, Role role, Axis axis, int lag) {

  /** What stands in it. */
  public enum Role {
    ACTIVATION,
    GRADIENT
  }

  /** A value of each sample. */
  public Buffer(String name, Shape shape, Role role) {
    this(name, shape, role, Axis.SAMPLES, 0);
  }

  /** Refuses what no Java array could hold. */
  public Buffer {
    if (shape.size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(name + " takes more than 2^31 floats");
    }
  }

  /** The same memory, seen from the step behind. */
  public Buffer previous() {
    return new Buffer(name, shape, role, axis, 1);
  }

  /** The memory itself, whatever step it is seen from. */
  public Buffer current() {
    return lag == 0 ? this : new Buffer(name, shape, role, axis, 0);
  }

  /** Floats a sample, or a step. */
  public int size() {
    return (int) shape.size();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Buffer buffer
            && buffer.name.equals(name)
            && buffer.lag == lag
            && buffer.role == role
            && buffer.axis.equals(axis)
            && buffer.shape.equals(shape));
  }

  // Unique in a plan, as said above, and quick: buffers are the keys of many maps.
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
