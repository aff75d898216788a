package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.MANY_REGISTERS;
import static dev.lamina.runtime.kernel.VectorSupport.MASKED_STORES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Cuts a {@link Product} into register tiles. */
final class VectorProduct {
  /** Rows that are staged at once. */
  private static final int STAGED = 12;

  private static final int[] STAGED_OUTS = ForwardTables.multiples(STAGED, 2 * LANES);

  /** Floats that {@link #run} needs at the front of the scratch memory. */
  static final int STAGE = STAGED * 2 * LANES;

  private VectorProduct() {}

  /**
   * The rows from..to of a product, {@code columns} of them. Rows of b and of the shared start are
   * read in whole vectors; the output is read and written in the columns asked for only.
   */
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
  private static void staged(Product p, int from, int to, int column, int left, float[] stage) {
    float[] out = p.out;
    int outAt = p.outAt;
    int[] outs = p.outs;
    int[] rows = p.rows;
    boolean fromOutput = p.initMask != 0;
    p.out = stage;
    p.outAt = -column;
    p.outs = STAGED_OUTS;
    p.rows = p.stagedRows;
    if (fromOutput) {
      p.startFromOutput();
    }
    for (int row = from; row < to; row += STAGED) {
      int count = Math.min(STAGED, to - row);
      for (int i = 0; i < count; i++) {
        p.stagedRows[i] = rows[row + i];
        if (fromOutput) {
          copy(out, outAt + column + outs[row + i], stage, STAGED_OUTS[i], left);
        }
      }
      if (left > LANES) {
        twoVectors(p, 0, count, column);
      } else {
        oneVector(p, 0, count, column);
      }
      unstage(stage, count, out, outAt + column, outs, row, left);
    }
    p.out = out;
    p.outAt = outAt;
    p.outs = outs;
    p.rows = rows;
    if (fromOutput) {
      p.startFromOutput();
    }
  }

  private static void unstage(
      float[] stage, int count, float[] out, int outAt, int[] outs, int row, int left) {
    if (!MASKED_STORES) {
      for (int i = 0; i < count; i++) {
        copy(stage, STAGED_OUTS[i], out, outAt + outs[row + i], left);
      }
      return;
    }
    int full = left / LANES * LANES;
    VectorMask<Float> rest = SPECIES.indexInRange(0, left - full);
    for (int i = 0; i < count; i++) {
      int from = STAGED_OUTS[i];
      int to = outAt + outs[row + i];
      if (full > 0) {
        FloatVector.fromArray(SPECIES, stage, from).intoArray(out, to);
      }
      FloatVector.fromArray(SPECIES, stage, from + full).intoArray(out, to + full, rest);
    }
  }

  // Not System.arraycopy: its call costs more than so few elements.
  static void copy(float[] x, int xAt, float[] y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = x[xAt + i];
    }
  }
}
