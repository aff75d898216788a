package dev.lamina.runtime.kernel;

/**
 * The parts of a convolution's weights, by number: some rows of one panel of one group. The first
 * tile of a panel also sums the gradient of its biases. Numbers and no objects, since steps
 * allocate nothing.
 */
final class WeightTile {
  private WeightTile() {}

  static int group(Convolution c, int tile) {
    return tile / c.rowTiles() / c.panels.count();
  }

  static int panel(Convolution c, int tile) {
    return tile / c.rowTiles() % c.panels.count();
  }

  /** First row. */
  static int rowFrom(Convolution c, int tile) {
    return tile % c.rowTiles() * Convolution.WEIGHT_ROWS;
  }

  /** Row behind the last one. */
  static int rowTo(Convolution c, int tile) {
    return Math.min(rowFrom(c, tile) + Convolution.WEIGHT_ROWS, c.panels.depth());
  }

  /** Place of the panel in the weights. */
  static int panelAt(Convolution c, int tile) {
    return group(c, tile) * c.panels.size() + c.panels.start(panel(c, tile));
  }

  /** Place of the panel's biases, which start at {@code biasAt}; -1 where the tile sums none. */
  static int biasAt(Convolution c, int tile, int biasAt) {
    return biasAt >= 0 && rowFrom(c, tile) == 0
        ? biasAt
            + group(c, tile) * Panels.padded(c.panels.columns())
            + panel(c, tile) * Panels.PANEL
        : -1;
  }
}
