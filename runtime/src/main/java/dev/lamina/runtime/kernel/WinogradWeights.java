package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.Winograd.ELEMENTS;
import static dev.lamina.runtime.kernel.Winograd.SIDE;

/**
 * G g G' for each filter and channel, in double, many kernels side by side: plain loops, which a
 * JVM that has just started runs well too.
 */
final class WinogradWeights {
  private static final double A = Math.sqrt(0.5);
  private static final double B = Math.sqrt(2);

  /** Kernels side by side: whole rows of a panel. */
  private static final int BESIDE = 2 * Panels.PANEL;

  /** Doubles of working memory. */
  static final int ROOM = ELEMENTS * BESIDE;

  /** For preparations, which take no memory when weights have changed; one at a time. */
  private static final double[] SHARED = new double[ROOM];

  private WinogradWeights() {}

  /**
   * With factors, which stand in {@code transformed} too, laid out like a bias, the weights of a
   * filter are multiplied by its factor; {@code factorsAt} -1: without.
   */
  static void transform(
      Winograd w, float[] weights, int weightAt, float[] transformed, int at, int factorsAt) {
    synchronized (SHARED) {
      for (int panel = 0; panel < w.panels(); panel++) {
        transform(w, weights, weightAt, transformed, at, factorsAt, panel, SHARED);
      }
    }
  }

  /** The same for one panel. */
  static void transform(
      Winograd w,
      float[] weights,
      int weightAt,
      float[] transformed,
      int at,
      int factorsAt,
      int panel,
      double[] room) {
    int width = w.convolution.panels.width(panel);
    int kernels = w.convolution.channels * width;
    int out = at + w.weightPlace(panel);
    for (int i = 0; i < kernels; i += BESIDE) {
      int count = Math.min(BESIDE, kernels - i);
      if (w.source == w.convolution) {
        read(w, panel, weights, weightAt, i, count, room);
      } else {
        readTurned(w, panel, weights, weightAt, i, count, room);
      }
      for (int j = 0; j < count && factorsAt >= 0; j++) {
        scale(room, j, transformed[factorsAt + panel * Panels.PANEL + j % width]);
      }
      transform(room, count);
      for (int e = 0; e < ELEMENTS; e++) {
        write(room, e * BESIDE, count, transformed, out + e * kernels + i);
      }
    }
  }

  /** Kernels i..i + count of a panel: its rows, one after the other. */
  private static void read(
      Winograd w, int panel, float[] weights, int weightAt, int i, int count, double[] room) {
    Panels panels = w.convolution.panels;
    int kernels = w.convolution.channels * panels.width(panel);
    for (int tap = 0; tap < 9; tap++) {
      int from = weightAt + panels.start(panel) + tap * kernels + i;
      int to = place(tap);
      for (int j = 0; j < count; j++) {
        room[to + j] = weights[from + j];
      }
    }
  }

  /** The same of the source, whose filters stand across; zeros for channels that it has not. */
  private static void readTurned(
      Winograd w, int panel, float[] weights, int weightAt, int i, int count, double[] room) {
    Convolution source = w.source;
    int width = w.convolution.panels.width(panel);
    int used = w.convolution.panels.used(panel);
    for (int j = 0; j < count; j += width) {
      int filter = (i + j) / width;
      int step = source.panels.width(filter / Panels.PANEL);
      for (int tap = 0; tap < 9; tap++) {
        int row = (8 - tap) * source.channels + panel * Panels.PANEL;
        int from = weightAt + source.panels.offset(row, filter);
        int to = place(tap) + j;
        for (int channel = 0; channel < width; channel++) {
          room[to + channel] = channel < used ? weights[from + channel * step] : 0;
        }
      }
    }
  }

  /** Where the kernels' taps stand: in the upper left of rows of 6. */
  private static int place(int tap) {
    return (tap / 3 * SIDE + tap % 3) * BESIDE;
  }

  private static void scale(double[] room, int j, double factor) {
    for (int tap = 0; tap < 9; tap++) {
      room[place(tap) + j] *= factor;
    }
  }

  private static void write(double[] room, int from, int count, float[] transformed, int to) {
    for (int j = 0; j < count; j++) {
      transformed[to + j] = (float) room[from + j];
    }
  }

  private static void transform(double[] room, int count) {
    for (int column = 0; column < 3; column++) {
      line(room, column * BESIDE, SIDE * BESIDE, count);
    }
    for (int row = 0; row < SIDE; row++) {
      line(room, row * SIDE * BESIDE, BESIDE, count);
    }
  }

  private static void line(double[] g, int at, int step, int count) {
    for (int j = at; j < at + count; j++) {
      double g0 = g[j];
      double g1 = g[j + step];
      double g2 = g[j + 2 * step];
      double evenA = (g0 + g2 / 2) / -1.5;
      double oddA = A * g1 / -1.5;
      double evenB = (g0 + 2 * g2) / 6;
      double oddB = B * g1 / 6;
      g[j + step] = evenA + oddA;
      g[j + 2 * step] = evenA - oddA;
      g[j + 3 * step] = evenB + oddB;
      g[j + 4 * step] = evenB - oddB;
      g[j + 5 * step] = g2;
    }
  }
}
