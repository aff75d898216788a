package dev.lamina.runtime.kernel;

import java.util.Arrays;

/** Transposes panels of filters into panels of channels. */
final class WeightPacking {
  private WeightPacking() {}

  /** For {@link NarrowTables} or {@link DataTables}, some of {@link Convolution#packParts()}. */
  static void pack(
      Convolution c,
      float[] weights,
      int weightAt,
      float[] packed,
      int packedAt,
      int from,
      int to) {
    if (c.narrow) {
      byChannels(c, weights, weightAt, packed, packedAt);
      return;
    }
    // Plain kernels pack so what vectors scatter, in the one part that those have.
    int panels = c.data().phases().get(0).panels().count();
    int all = c.groups * panels;
    int end = all * to / c.packParts();
    for (int i = all * from / c.packParts(); i < end; i++) {
      int group = i / panels;
      int in = weightAt + group * c.panels.size();
      byPhases(c, weights, in, i % panels, packed, packedAt + group * DataTables.groupSize(c));
    }
  }

  /** One panel of a group, phase after phase: its taps and filters down, channels across. */
  private static void byPhases(
      Convolution c, float[] weights, int weightAt, int panel, float[] packed, int packedAt) {
    for (int i = 0; i < c.data().phases().size(); i++) { // no iterator: nothing is allocated
      DataTables.Phase phase = c.data().phases().get(i);
      Panels panels = phase.panels();
      int to = packedAt + phase.weightAt();
      for (int t = 0; t < panels.depth() / c.groupFilters; t++) {
        int from = phase.taps()[t] * panels.columns();
        panel(c, weights, weightAt, from, panels, panel, packed, to, t);
      }
    }
  }

  /** Taps and filters of a group down, channels of all groups across. */
  private static void byChannels(
      Convolution c, float[] weights, int weightAt, float[] packed, int at) {
    Panels panels = c.narrowDataPanels;
    if (c.groups == c.channels && c.groups == c.filters) {
      System.arraycopy(weights, weightAt, packed, at, panels.size());
      return;
    }
    Arrays.fill(packed, at, at + panels.size(), 0);
    for (int row = 0; row < panels.depth(); row++) {
      int tap = row / c.groupFilters;
      for (int channel = 0; channel < c.channels; channel++) {
        int from = tap * c.groupChannels + channel % c.groupChannels;
        int filter = channel / c.groupChannels * c.groupFilters + row % c.groupFilters;
        packed[at + panels.offset(row, channel)] =
            weights[weightAt + c.panels.offset(from, filter)];
      }
    }
  }

  /** For {@link ScatterTables}: kernel row after kernel row, filters down, columns across. */
  static void byKernelRows(
      Convolution c, ScatterTables t, float[] weights, int weightAt, float[] packed, int packedAt) {
    for (int ky = 0; ky < c.vertical.kernel(); ky++) {
      int from = ky * t.panels().columns();
      int to = packedAt + ky * t.panels().size();
      for (int panel = 0; panel < t.panels().count(); panel++) {
        panel(c, weights, weightAt, from, t.panels(), panel, packed, to, 0);
      }
    }
  }

  /** Writes a block of filters, rows of a panel of {@code to}, from c's panels' rows from..on. */
  private static void panel(
      Convolution c,
      float[] weights,
      int weightAt,
      int from,
      Panels to,
      int panel,
      float[] packed,
      int packedAt,
      int block) {
    int row = from + panel * Panels.PANEL;
    int width = to.width(panel);
    int out = packedAt + to.start(panel) + block * c.groupFilters * width;
    for (int f = 0; f < c.groupFilters; f += Panels.PANEL) {
      int filters = Math.min(Panels.PANEL, c.groupFilters - f);
      int in = weightAt + c.panels.offset(row, f);
      int step = c.panels.width(f / Panels.PANEL);
      transpose(to.used(panel), filters, weights, in, step, packed, out + f * width, width);
    }
  }

  /** Rows of x become columns of y, zeros behind them. */
  private static void transpose(
      int rows, int columns, float[] x, int xAt, int xStep, float[] y, int yAt, int yStep) {
    // A block is a page far from the one before: it is read first, for no use but this.
    y[yAt] = RowBlocks.read(x, xAt, xAt + rows * xStep - 1);
    for (int i = 0; i < columns; i++) {
      int out = yAt + i * yStep;
      if (rows == Panels.PANEL && xStep == Panels.PANEL) {
        for (int j = 0; j < Panels.PANEL; j++) { // with a constant step, which pays
          y[out + j] = x[xAt + i + j * Panels.PANEL];
        }
        continue;
      }
      for (int j = 0; j < rows; j++) {
        y[out + j] = x[xAt + i + j * xStep];
      }
      Arrays.fill(y, out + rows, out + yStep, 0);
    }
  }
}
