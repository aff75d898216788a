package dev.lamina.runtime.kernel;

/**
 * A part of the weights, {@code rowFrom} to {@code rowTo} of one panel of one group. The first tile
 * of a panel also sums the gradient of its biases.
 */
record WeightTile(int group, int panel, int rowFrom, int rowTo) {

  static WeightTile of(Convolution c, int tile) {
    int rowTiles = c.rowTiles();
    int rowFrom = tile % rowTiles * Convolution.WEIGHT_ROWS;
    int panel = tile / rowTiles % c.panels.count();
    int group = tile / rowTiles / c.panels.count();
    int rowTo = Math.min(rowFrom + Convolution.WEIGHT_ROWS, c.panels.depth());
    return new WeightTile(group, panel, rowFrom, rowTo);
  }

  /** Place of the panel in the weights. */
  int panelAt(Convolution c) {
    return group * c.panels.size() + panel * Panels.PANEL * c.panels.depth();
  }

  /** Place of the panel's biases. */
  int biasAt(Convolution c) {
    return group * Panels.padded(c.groupFilters) + panel * Panels.PANEL;
  }
}
