package dev.lamina.runtime.kernel;

/**
 * A matrix product whose left side is gathered: row i, column j of the result is
 *
 * <pre>{@code init[...] + sum over s of a[aAt + rows[i] + steps[s]] * b[bAt + s * bStep + j]}</pre>
 *
 * <p>Each element is one chain of multiply-adds over s in this order, whatever tile it falls into:
 * results do not depend, bit for bit, on how rows are split. One object serves a worker for all its
 * products (the tiles read it once a call, a call being thousands of multiply-adds).
 */
final class Product {
  /** Rows start at zero. */
  static final int FROM_ZERO = -1;

  /** Rows start at what is in the output. */
  static final int FROM_OUTPUT = -2;

  /** As many as a panel has columns. */
  static final float[] ZEROS = new float[Panels.PANEL];

  float[] a = new float[0];
  int aAt;
  int[] rows = new int[0];
  int[] steps = new int[0];
  int stepCount;

  float[] b = a;
  int bAt;
  int bStep;

  /** Steps through b where they are not regular: {@link PlanarTiles}, {@link NarrowTiles}. */
  int[] bSteps = rows;

  /** Row i starts at {@code init[initAt + (outs[i] & initMask)]}: mask 0 for one row for all. */
  float[] init = a;

  int initAt;
  int initMask;

  float[] out = a;
  int outAt;
  int[] outs = rows;

  /** Depends on all that was read ahead, so that reading it is not left out. */
  int fetched;

  /** What the places in outs are multiplied by: {@link NarrowTiles} only. */
  int outStep;

  /** Rows of a tile that is staged. */
  final int[] stagedRows = new int[12];

  /** What is in the output stays, and the product is added to it. */
  void startFromOutput() {
    init = out;
    initAt = outAt;
    initMask = -1;
  }

  /** Rows start with the columns of b at {@code start}, such as biases, or as a constant says. */
  void start(int start) {
    if (start == FROM_OUTPUT) {
      startFromOutput();
    } else if (start == FROM_ZERO) {
      startFrom(ZEROS, 0);
    } else {
      startFrom(b, start);
    }
  }

  /** Every row starts with the same columns. */
  void startFrom(float[] columns, int at) {
    init = columns;
    initAt = at;
    initMask = 0;
  }
}
