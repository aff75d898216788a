package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.MANY_REGISTERS;

/** Cuts a {@link Product} into register tiles. */
final class VectorProduct {
  /** Rows that are staged when a row's last vector is not full. */
  private static final int STAGED = 12;

  private static final int[] STAGED_OUTS = ForwardTables.multiples(STAGED, 2 * LANES);

  /** Floats that {@link #run} needs at the front of the scratch memory. */
  static final int STAGE = STAGED * 2 * LANES;

  private VectorProduct() {}

  /** The rows from..to of a product, {@code columns} of them. */
  static void run(Product p, int from, int to, int columns, float[] stage) {
    int column = 0;
    for (; column + 2 * LANES <= columns; column += 2 * LANES) {
      twoVectors(p, from, to, column);
    }
    int left = columns - column;
    if (left == LANES) {
      oneVector(p, from, to, column);
    } else if (left > 0) {
      staged(p, from, to, column, left, stage);
    }
  }

  private static void twoVectors(Product p, int from, int to, int column) {
    int row = from;
    if (MANY_REGISTERS) {
      for (; row + 12 <= to; row += 12) {
        DoubleTiles.rows12(p, row, column);
      }
    }
    for (; row + 6 <= to; row += 6) {
      DoubleTiles.rows6(p, row, column);
    }
    for (; row + 4 <= to; row += 4) {
      DoubleTiles.rows4(p, row, column);
    }
    for (; row + 2 <= to; row += 2) {
      DoubleTiles.rows2(p, row, column);
    }
    if (row < to) {
      DoubleTiles.rows1(p, row, column);
    }
  }

  private static void oneVector(Product p, int from, int to, int column) {
    int row = from;
    for (; row + 12 <= to; row += 12) {
      SingleTiles.rows12(p, row, column);
    }
    for (; row + 4 <= to; row += 4) {
      SingleTiles.rows4(p, row, column);
    }
    for (; row + 2 <= to; row += 2) {
      SingleTiles.rows2(p, row, column);
    }
    if (row < to) {
      SingleTiles.rows1(p, row, column);
    }
  }

  /** Columns that do not fill their vectors: whole vectors go to the stage, and from there out. */
  private static void staged(
      Product p, int from, int to, int column, int left, float[] stage) {
    float[] out = p.out;
    int outAt = p.outAt + column;
    int[] outs = p.outs;
    int[] rows = p.rows;
    float[] init = p.init;
    int initAt = p.initAt;
    boolean fromOutput = p.initMask != 0;
    p.out = stage;
    p.outAt = -column;
    p.outs = STAGED_OUTS;
    if (fromOutput) {
      p.startFromOutput();
    }
    for (int row = from; row < to; row += STAGED) {
      int count = Math.min(STAGED, to - row);
      if (fromOutput) {
        for (int i = 0; i < count; i++) {
          System.arraycopy(out, outAt + outs[row + i], stage, STAGED_OUTS[i], left);
        }
      }
      System.arraycopy(rows, row, p.stagedRows, 0, count);
      p.rows = p.stagedRows;
      if (left > LANES) {
        twoVectors(p, 0, count, column);
      } else {
        oneVector(p, 0, count, column);
      }
      for (int i = 0; i < count; i++) {
        System.arraycopy(stage, STAGED_OUTS[i], out, outAt + outs[row + i], left);
      }
    }
    p.out = out;
    p.outAt = outAt - column;
    p.outs = outs;
    p.rows = rows;
    p.init = init;
    p.initAt = initAt;
  }
}
