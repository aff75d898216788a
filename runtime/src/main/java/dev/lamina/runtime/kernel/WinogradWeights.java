package dev.lamina.runtime.kernel;

/** G g G' for each filter and channel, in double: it is computed once for many predictions. */
final class WinogradWeights {
  private static final double A = Math.sqrt(0.5);
  private static final double B = Math.sqrt(2);

  private WinogradWeights() {}

  /**
   * With factors, which stand in {@code transformed} too, laid out like a bias, the weights of a
   * filter are multiplied by its factor; {@code factorsAt} -1: without.
   */
  static void transform(
      Winograd w, float[] weights, int weightAt, float[] transformed, int at, int factorsAt) {
    synchronized (w.kernel) { // models share it, and prepare their weights when they like
      transform(w, w.kernel, weights, weightAt, transformed, at, factorsAt);
    }
  }

  private static void transform(
      Winograd w,
      double[] kernel,
      float[] weights,
      int weightAt,
      float[] transformed,
      int at,
      int factorsAt) {
    Panels panels = w.convolution.panels;
    int channels = w.convolution.channels;
    for (int panel = 0; panel < panels.count(); panel++) {
      int width = panels.width(panel);
      int in = weightAt + panels.start(panel);
      int out = at + w.weightPlace(panel);
      for (int i = 0; i < channels * width; i++) {
        double factor =
            factorsAt < 0 ? 1 : transformed[factorsAt + panel * Panels.PANEL + i % width];
        for (int tap = 0; tap < 9; tap++) {
          kernel[tap / 3 * Winograd.SIDE + tap % 3] =
              factor * weights[in + i + tap * channels * width];
        }
        transform(kernel);
        for (int e = 0; e < Winograd.ELEMENTS; e++) {
          transformed[out + i + e * channels * width] = (float) kernel[e];
        }
      }
    }
  }

  /** Makes a kernel, in the upper left of rows of 6, what it is multiplied as. */
  private static void transform(double[] kernel) {
    for (int column = 0; column < 3; column++) {
      line(kernel, column, Winograd.SIDE);
    }
    for (int row = 0; row < Winograd.SIDE; row++) {
      line(kernel, row * Winograd.SIDE, 1);
    }
  }

  private static void line(double[] g, int at, int step) {
    double g0 = g[at];
    double g1 = g[at + step];
    double g2 = g[at + 2 * step];
    double even = (g0 + g2 / 2) / -1.5;
    double odd = A * g1 / -1.5;
    g[at + step] = even + odd;
    g[at + 2 * step] = even - odd;
    even = (g0 + 2 * g2) / 6;
    odd = B * g1 / 6;
    g[at + 3 * step] = even + odd;
    g[at + 4 * step] = even - odd;
    g[at + 5 * step] = g2;
  }
}
