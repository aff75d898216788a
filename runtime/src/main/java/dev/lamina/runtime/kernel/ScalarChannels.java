package dev.lamina.runtime.kernel;

/** Products of one sample channel by channel, for the channels first..end. */
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
}
