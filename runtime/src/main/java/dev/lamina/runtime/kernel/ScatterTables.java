package dev.lamina.runtime.kernel;

/**
 * The gradient of the input the other way round: each output pixel adds its gradient, times a
 * kernel row, to the pixels it was computed from. One kernel row is KW * C floats side by side, so
 * that few channels fill vectors; and a convolution without padding does not read zeros around the
 * output.
 *
 * <p>{@code rows[i]} is the place of an output pixel, column by column, and {@code outs[ky][i]}
 * that of the first input pixel it meets in kernel row ky, in a copy {@code columns} pixels wide,
 * with padding. Pixels of one column never meet in one kernel row, so that they may share a tile.
 */
record ScatterTables(int[] rows, int[] steps, int[][] outs, Panels panels, int size, int columns) {

  /** Whether this way costs clearly less than {@link DataTables}, whose sums stay in registers. */
  static boolean pays(Convolution c) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    if (c.dense || c.groups > 1 || h.dilation() > 1) {
      return false;
    }
    int lanes = Panels.padded(h.kernel() * c.channels);
    if (v.stride() * columns(h) * c.channels < lanes) {
      return false;
    }
    long scattered = (long) v.out() * h.out() * v.kernel() * lanes;
    long taps = (long) v.kernel() * h.kernel();
    long gathered =
        (long) v.in() * h.in() * Panels.padded(c.channels) * taps / v.stride() / h.stride();
    return 4 * scattered < 3 * gathered;
  }

  long ints() {
    return rows.length + steps.length + (long) outs.length * rows.length;
  }

  private static int columns(Axis h) {
    return (h.out() - 1) * h.stride() + h.kernel();
  }

  static ScatterTables of(Convolution c) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    int columns = columns(h);
    int pixels = v.out() * h.out();
    int[] rows = new int[pixels];
    int[][] outs = new int[v.kernel()][pixels];
    for (int i = 0; i < pixels; i++) {
      int y = i % v.out();
      int x = i / v.out();
      rows[i] = (y * h.out() + x) * c.filters;
      for (int k = 0; k < v.kernel(); k++) {
        int line = y * v.stride() + k * v.dilation();
        outs[k][i] = (line * columns + x * h.stride()) * c.channels;
      }
    }
    int size = v.readExtent() * columns * c.channels;
    Panels panels = new Panels(c.filters, h.kernel() * c.channels);
    return new ScatterTables(
        rows, ForwardTables.multiples(c.filters, 1), outs, panels, size, columns);
  }
}
