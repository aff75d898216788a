package dev.lamina.runtime.kernel;

/**
 * Columns of a matrix in panels: {@code depth} rows of 32 columns side by side, panel after panel;
 * the last panel has 16 columns if no more are left. Columns are padded to a multiple of 16.
 */
record Panels(int depth, int columns) {
  /** Columns of a full panel: two 512-bit vectors, four of 256 bits. */
  static final int PANEL = 32;

  /** Columns are padded to a multiple of this, one 512-bit vector. */
  static final int GRAIN = 16;

  /** Columns with padding. */
  static int padded(int columns) {
    return (columns + GRAIN - 1) / GRAIN * GRAIN;
  }

  /** Number of panels. */
  int count() {
    return (columns + PANEL - 1) / PANEL;
  }

  /** Floats of all panels. */
  int size() {
    return depth * padded(columns);
  }

  /** Place of a panel. */
  int start(int panel) {
    return panel * PANEL * depth;
  }

  /** Columns of a panel with padding: 32 or 16, the distance between its rows. */
  int width(int panel) {
    return Math.min(PANEL, padded(columns) - panel * PANEL);
  }

  /** Columns of a panel without padding. */
  int used(int panel) {
    return Math.min(PANEL, columns - panel * PANEL);
  }

  /** Place of an element. */
  int offset(int row, int column) {
    int panel = column / PANEL;
    return start(panel) + row * width(panel) + column % PANEL;
  }
}
