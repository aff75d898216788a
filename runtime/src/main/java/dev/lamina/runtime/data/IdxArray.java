package dev.lamina.runtime.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/** The array of an IDX file: its element type, its shape and its bytes. */
public final class IdxArray {
  private final Path file;
  private final IdxType type;
  private final int[] shape;
  private final byte[] bytes;

  IdxArray(Path file, IdxType type, int[] shape, byte[] bytes) {
    this.file = file;
    this.type = type;
    this.shape = shape;
    this.bytes = bytes;
  }

  /** The file it was read from. */
  public Path file() {
    return file;
  }

  /** Type of the elements. */
  public IdxType type() {
    return type;
  }

  /** Sizes, outermost first. */
  public int[] shape() {
    return shape.clone();
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.length;
  }

  /** Number of elements. */
  public int size() {
    return bytes.length / type.bytes();
  }

  /** The elements as they are in the file, big-endian; not a copy. */
  byte[] bytes() {
    return bytes;
  }

  /** The elements as floats, unsigned bytes as 0 to 255. */
  public float[] floats() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    float[] floats = new float[size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = type.read(buffer, i);
    }
    return floats;
  }

  @Override
  public String toString() {
    return type.plural() + " " + Arrays.toString(shape);
  }
}
