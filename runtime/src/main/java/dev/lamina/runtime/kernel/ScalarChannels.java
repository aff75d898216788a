package dev.lamina.runtime.kernel;

import java.util.Arrays;

/** Products and sums of one sample channel by channel, for the channels from {@code first} on. */
final class ScalarChannels {
  private ScalarChannels() {}

  static void scale(
      int pixels,
      int channels,
      int first,
      float[] x,
      int xAt,
      float[] s,
      int sAt,
      float[] y,
      int yAt,
      boolean accumulate) {
    for (int i = 0; i < pixels * channels; i += channels) {
      for (int c = first; c < channels; c++) {
        float product = x[xAt + i + c] * s[sAt + c];
        y[yAt + i + c] = accumulate ? y[yAt + i + c] + product : product;
      }
    }
  }

  static void sumProducts(
      int pixels,
      int channels,
      int first,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      float[] sums,
      int sumsAt,
      boolean accumulate) {
    for (int c = first; c < channels; c++) {
      float sum = accumulate ? sums[sumsAt + c] : 0;
      for (int i = 0; i < pixels * channels; i += channels) {
        sum += x[xAt + i + c] * y[yAt + i + c];
      }
      sums[sumsAt + c] = sum;
    }
  }

  /** Each place gets a copy of the bias: the first one, then as many as there are already. */
  static void spread(int pixels, int channels, float[] bias, int biasAt, float[] y, int yAt) {
    System.arraycopy(bias, biasAt, y, yAt, channels);
    int size = pixels * channels;
    for (int done = channels; done < size; done *= 2) {
      System.arraycopy(y, yAt, y, yAt + done, Math.min(done, size - done));
    }
  }

  // Place by place: neighbouring channels do not wait for each other's additions.
  static void sumPlaces(
      int pixels, int channels, int first, float[] x, int xAt, float[] sums, int sumsAt) {
    Arrays.fill(sums, sumsAt + first, sumsAt + channels, 0);
    for (int i = 0; i < pixels * channels; i += channels) {
      for (int c = first; c < channels; c++) {
        sums[sumsAt + c] += x[xAt + i + c];
      }
    }
  }
}
