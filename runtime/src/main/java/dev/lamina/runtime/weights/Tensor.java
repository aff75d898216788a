package dev.lamina.runtime.weights;

import java.io.IOException;
import java.util.Arrays;

/**
 * A tensor in an open file of weights; its elements are read when asked for. Tensors of a file are
 * ordered by their places.
 */
public final class Tensor implements Comparable<Tensor> {
  private final TensorFile file;
  private final String name;
  private final ElementType type;
  private final long[] shape;
  private final long begin;
  private final long end;

  /** {@code begin} and {@code end} count from the first byte of the file and are within it. */
  Tensor(TensorFile file, String name, ElementType type, long[] shape, long begin, long end) {
    this.file = file;
    this.name = name;
    this.type = type;
    this.shape = shape;
    this.begin = begin;
    this.end = end;
  }

  /** Name in the file. */
  public String name() {
    return name;
  }

  /** Type of the elements. */
  public ElementType type() {
    return type;
  }

  /** Sizes, outermost first; empty for a single number. */
  public long[] shape() {
    return shape.clone();
  }

  /** Number of elements. */
  public long size() {
    return (end - begin) / type.bytes();
  }

  long begin() {
    return begin;
  }

  long end() {
    return end;
  }

  /**
   * Reads the elements.
   *
   * @throws WeightsException when the type holds no real numbers, or they are more than an array
   *     takes
   */
  public float[] floats() throws IOException {
    return file.read(this);
  }

  boolean hasShape(int[] other) {
    boolean equal = shape.length == other.length;
    for (int i = 0; equal && i < other.length; i++) {
      equal = shape[i] == other[i];
    }
    return equal;
  }

  @Override
  public int compareTo(Tensor other) {
    return begin == other.begin ? Long.compare(end, other.end) : Long.compare(begin, other.begin);
  }

  @Override
  public String toString() {
    return name + " " + type + Arrays.toString(shape);
  }
}
