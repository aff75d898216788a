package dev.lamina.samples.images;

/** Pictures of the same size, one number for each pixel: an image, or the maps of a layer. */
public final class Planes {
  private final float[] values;
  private final int height;
  private final int width;

  private Planes(float[] values, int height, int width) {
    this.values = values;
    this.height = height;
    this.width = width;
  }

  /** Planes in an array, one after another, each row by row. The array is not copied. */
  public static Planes of(float[] values, int height, int width) {
    if (values.length == 0 || values.length % (height * width) != 0) {
      throw new IllegalArgumentException(
          "%d values are no planes of %d x %d".formatted(values.length, height, width));
    }
    return new Planes(values, height, width);
  }

  /** Number of planes. */
  public int count() {
    return values.length / (height * width);
  }

  /** Rows of a plane. */
  public int height() {
    return height;
  }

  /** Columns of a plane. */
  public int width() {
    return width;
  }

  /** A number of a plane. */
  public float at(int plane, int row, int column) {
    return values[(plane * height + row) * width + column];
  }

  /** The array itself. */
  public float[] values() {
    return values;
  }
}
