package dev.lamina.runtime.kernel;

import java.util.Arrays;

/** Moments and sums by channels, by their definition. */
final class ScalarMoments {
  private ScalarMoments() {}

  static void moments(int pixels, int channels, float[] x, int at, float[] y, int yAt) {
    Arrays.fill(y, yAt, yAt + 2 * channels, 0);
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        y[yAt + c] += x[at + p * channels + c];
      }
    }
    for (int c = 0; c < channels; c++) {
      y[yAt + c] /= pixels;
    }
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        float distance = x[at + p * channels + c] - y[yAt + c];
        y[yAt + channels + c] += distance * distance;
      }
    }
  }

  static void sums(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] mean,
      int meanAt,
      float[] y,
      int yAt) {
    Arrays.fill(y, yAt, yAt + 2 * channels, 0);
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        float d = dy[dyAt + p * channels + c];
        y[yAt + c] += d;
        y[yAt + channels + c] += d * (x[xAt + p * channels + c] - mean[meanAt + c]);
      }
    }
  }
}
