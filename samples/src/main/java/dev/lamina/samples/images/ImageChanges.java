package dev.lamina.samples.images;

import dev.lamina.runtime.data.Augmentation;
import java.util.random.RandomGenerator;

/** Changes that leave an image of its class, so that a network sees more images than there are. */
public final class ImageChanges {
  private ImageChanges() {}

  /** Mirrors left and right in half of the cases. Right for clothes, wrong for digits. */
  public static Augmentation flip(int height, int width) {
    return (batch, position, random) -> {
      if (random.nextBoolean()) {
        float[] x = batch.input(0);
        int from = position * height * width;
        for (int row = from; row < from + height * width; row += width) {
          reverse(x, row, row + width - 1);
        }
      }
    };
  }

  private static void reverse(float[] x, int first, int last) {
    for (int l = first, r = last; l < r; l++, r--) {
      float left = x[l];
      x[l] = x[r];
      x[r] = left;
    }
  }

  /** Moves by up to {@code most} pixels in each direction; what comes in at the edge is 0. */
  public static Augmentation shift(int height, int width, int most) {
    float[] copy = new float[height * width];
    return (batch, position, random) -> {
      int down = between(random, most);
      int right = between(random, most);
      float[] x = batch.input(0);
      int from = position * copy.length;
      System.arraycopy(x, from, copy, 0, copy.length);
      for (int r = 0; r < height; r++) {
        for (int c = 0; c < width; c++) {
          int row = r - down;
          int column = c - right;
          boolean inside = row >= 0 && row < height && column >= 0 && column < width;
          x[from + r * width + c] = inside ? copy[row * width + column] : 0;
        }
      }
    };
  }

  private static int between(RandomGenerator random, int most) {
    return random.nextInt(2 * most + 1) - most;
  }
}
