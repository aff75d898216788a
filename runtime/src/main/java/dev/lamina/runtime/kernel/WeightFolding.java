package dev.lamina.runtime.kernel;

/** Multiplies the weights of each filter by a number of its own, panel by panel. */
final class WeightFolding {
  private WeightFolding() {}

  /** The factors stand in {@code folded} too, laid out like a bias. */
  static void scale(
      Convolution c, float[] weights, int weightAt, float[] folded, int foldedAt, int factorsAt) {
    for (int g = 0; g < c.panelGroups; g++) {
      int factors = factorsAt + g * Panels.padded(c.panels.columns());
      for (int p = 0; p < c.panels.count(); p++) {
        int width = c.panels.width(p);
        int at = g * c.panels.size() + c.panels.start(p);
        for (int row = 0; row < c.panels.depth(); row++, at += width) {
          for (int i = 0; i < width; i++) {
            folded[foldedAt + at + i] =
                weights[weightAt + at + i] * folded[factors + p * Panels.PANEL + i];
          }
        }
      }
    }
  }
}
