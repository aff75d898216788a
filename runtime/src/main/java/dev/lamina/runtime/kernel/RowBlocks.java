package dev.lamina.runtime.kernel;

/**
 * Cuts the rows of a large product into blocks whose input and output fit into the cache of a core
 * together with a panel, and fetches what a block needs before it is computed: tiles read and write
 * many short runs far apart, too short for the processor to see what comes next, while it follows a
 * plain loop at the speed of the memory. (Java has no instruction to prefetch.)
 */
final class RowBlocks {
  /** Floats that a block reads and writes: 192 KB where all weights stay in the cache as well. */
  private static final int FLOATS = 48 << 10;

  /** Otherwise blocks are larger, for the weights come from farther away for each of them. */
  private static final int FLOATS_OF_LARGE = 128 << 10;

  private static final int LARGE_WEIGHTS = 1 << 16;

  /**
   * Where weights are so many times as large as an image, they are what comes from memory, and some
   * samples share them: 7x7 images of 512 channels take 0.8 of the time.
   */
  private static final int TIMES_THE_IMAGE = 10;

  private static final int TOGETHER = 4;

  /** Floats of the 64 bytes that come from memory at once. */
  private static final int LINE = 16;

  private RowBlocks() {}

  /** Rows of a block: all where they fit, and where groups would fetch each other's channels. */
  static int rows(Convolution c, Product p, Panels panels) {
    int rows = p.rows.length;
    if (rows == 0 || c.groups > 1) {
      return rows;
    }
    long floats = (long) p.rows[rows - 1] - p.rows[0] + p.outs[rows - 1] - p.outs[0];
    int budget = panels.size() <= LARGE_WEIGHTS ? FLOATS : FLOATS_OF_LARGE;
    return floats <= budget ? rows : (int) Math.max(24, budget * (long) rows / floats / 12 * 12);
  }

  /** Samples that go through a panel of weights together. */
  static int samples(Convolution c, PaddedImage image, Panels panels) {
    boolean large = c.groups == 1 && panels.size() >= TIMES_THE_IMAGE * (long) image.size();
    return large ? TOGETHER : 1;
  }

  /** Brings input and output of some rows into the cache. */
  static void fetch(Product p, Panels panels, int from, int to) {
    if (p.stepCount > 0) { // none where the stride leaves pixels out, whose gradient is zero
      int lastStep = p.steps[p.stepCount - 1];
      fetch(p, p.a, p.aAt + p.rows[from], p.aAt + p.rows[to - 1] + lastStep);
    }
    int columns = panels.columns() - 1;
    fetch(p, p.out, p.outAt + p.outs[from], p.outAt + p.outs[to - 1] + columns);
  }

  /** Brings the floats {@code from} to {@code last} into the cache. */
  static void fetch(Product p, float[] x, int from, int last) {
    p.fetched ^= read(x, from, last);
  }

  /** The same; what it gives must be used, or reading is left out. */
  static int read(float[] x, int from, int last) {
    int bits = Float.floatToRawIntBits(x[last]);
    for (int i = from; i < last; i += LINE) {
      bits ^= Float.floatToRawIntBits(x[i]);
    }
    return bits;
  }
}
