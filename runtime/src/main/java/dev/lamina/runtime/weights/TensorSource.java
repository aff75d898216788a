package dev.lamina.runtime.weights;

import dev.lamina.runtime.Parameter;
import java.util.function.Supplier;

/**
 * A tensor to be written: its name, its sizes, outermost first, and where its elements come from
 * when its turn has come.
 */
public record TensorSource(String name, int[] shape, Supplier<float[]> elements) {
  /** A copy of the shape is kept. */
  public TensorSource {
    shape = shape.clone();
  }

  /** The values of a parameter. */
  public static TensorSource of(Parameter parameter) {
    return new TensorSource(parameter.name(), parameter.shape(), parameter::values);
  }

  /** Number of elements. */
  long size() {
    long size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  /** The elements, checked against the shape. */
  float[] read() {
    float[] read = elements.get();
    if (read.length != size()) {
      throw new IllegalArgumentException(
          "%s has %s elements, but its shape is one of %s".formatted(name, read.length, size()));
    }
    return read;
  }
}
