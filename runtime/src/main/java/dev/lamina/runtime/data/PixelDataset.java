package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import java.util.Arrays;
import java.util.List;

/**
 * Labeled images in memory, one byte a value, read as 0 to 1: a quarter of the memory that floats
 * would take. Readers of IDX and CIFAR files make it.
 */
public final class PixelDataset implements Dataset {
  /** value / 255 for each byte. */
  private static final float[] SHARE = new float[256];

  static {
    for (int i = 0; i < SHARE.length; i++) {
      SHARE[i] = i / 255f;
    }
  }

  private final byte[] pixels;
  private final int[] shape;
  private final int imageSize;
  private final int[] labels;
  private final List<String> classNames;

  /** The arrays are kept as they are; the pixels are images of {@code shape} one after another. */
  PixelDataset(byte[] pixels, int[] shape, int[] labels, List<String> classNames) {
    this.pixels = pixels;
    this.shape = shape.clone();
    int size = 1;
    for (int axis : shape) {
      size = Math.multiplyExact(size, axis);
    }
    this.imageSize = size;
    this.labels = labels;
    this.classNames = List.copyOf(classNames);
  }

  /** Shape of one image: (C, H, W). */
  public int[] shape() {
    return shape.clone();
  }

  /** Class number of a sample. */
  public int label(int index) {
    return labels[index];
  }

  /** This dataset with names for its classes. */
  public PixelDataset classNames(String... names) {
    int largest = Arrays.stream(labels).max().orElse(0);
    if (names.length <= largest) {
      throw new IllegalArgumentException(
          "%s class names, but there is a label %s".formatted(names.length, largest));
    }
    return new PixelDataset(pixels, shape, labels, List.of(names));
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public void read(int index, Batch batch, int position) {
    Samples.requireInput(batch, 0, imageSize);
    Samples.requireLabels(batch, 0, 1);
    float[] x = batch.input(0);
    int from = index * imageSize;
    int to = position * imageSize;
    for (int i = 0; i < imageSize; i++) {
      x[to + i] = SHARE[pixels[from + i] & 0xff];
    }
    batch.labels(0)[position] = labels[index];
  }
}
