package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import java.util.Arrays;

/** Usual augmentations of the first input where that is an image (C, H, W). */
public final class ImageChanges {
  private ImageChanges() {}

  /** Mirrors every other image, by chance, left to right. */
  public static Augmentation mirror(int width) {
    requirePositive("width", width);
    return (batch, position, random) -> {
      if (random.nextBoolean()) {
        int size = sizeOfRows(batch, width);
        for (int row = position * size; row < (position + 1) * size; row += width) {
          reverse(batch.input(0), row, row + width - 1);
        }
      }
    };
  }

  private static void reverse(float[] x, int from, int to) {
    for (int i = from, j = to; i < j; i++, j--) {
      float swapped = x[i];
      x[i] = x[j];
      x[j] = swapped;
    }
  }

  /**
   * Shifts each image by up to {@code most} pixels up or down and left or right, each shift equally
   * likely; zeros come in. The same as padding with zeros and cropping at random.
   */
  public static Augmentation shift(int height, int width, int most) {
    requirePositive("height", height);
    requirePositive("width", width);
    if (most < 0 || most >= Math.min(height, width)) {
      throw new IllegalArgumentException(
          "an image of %s x %s cannot be shifted by %s pixels".formatted(height, width, most));
    }
    return (batch, position, random) -> {
      int down = random.nextInt(-most, most + 1);
      int right = random.nextInt(-most, most + 1);
      int size = sizeOfRows(batch, width);
      int plane = height * width;
      if (size % plane != 0) {
        throw new IllegalArgumentException(
            "%s values a sample are no images of %s x %s".formatted(size, height, width));
      }
      for (int at = position * size; at < (position + 1) * size; at += plane) {
        shift(batch.input(0), at, height, width, down, right);
      }
    };
  }

  /** Shifts one plane in place: rows in the order in which none is overwritten before it moves. */
  private static void shift(float[] x, int at, int height, int width, int down, int right) {
    for (int i = 0; i < height; i++) {
      int to = down > 0 ? height - 1 - i : i;
      int from = to - down;
      int row = at + to * width;
      if (from < 0 || from >= height) {
        Arrays.fill(x, row, row + width, 0);
      } else {
        int kept = width - Math.abs(right);
        int source = at + from * width + Math.max(0, -right);
        System.arraycopy(x, source, x, row + Math.max(0, right), kept);
        int empty = right > 0 ? row : row + kept;
        Arrays.fill(x, empty, empty + Math.abs(right), 0);
      }
    }
  }

  private static int sizeOfRows(Batch batch, int width) {
    int size = Samples.inputSize(batch, 0);
    if (size % width != 0) {
      throw new IllegalArgumentException(
          "%s values a sample are no rows of %s".formatted(size, width));
    }
    return size;
  }

  private static void requirePositive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "the %s must be at least 1, not %s".formatted(what, number));
    }
  }
}
