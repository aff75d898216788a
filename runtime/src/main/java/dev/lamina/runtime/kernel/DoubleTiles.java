package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;
import static dev.lamina.runtime.kernel.VectorSupport.start;
import static dev.lamina.runtime.kernel.VectorSupport.store;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles two vectors wide: each step loads two vectors of b and multiplies them with one
 * element of each row, accumulators staying in registers. All tiles of the library are one loop: the
 * steps may be taps and channels (forward), taps and filters (gradient of the input), or pixels and
 * samples (gradient of the weights).
 *
 * <p>Twelve rows fill the 32 registers of AVX-512 and NEON, six the 16 of AVX2 and SSE; more rows
 * spill. The rest of the rows goes to smaller tiles: a full one would be mostly wasted. Loops over
 * rows are written out, because vectors stay in registers only as local variables.
 */
final class DoubleTiles {
  private DoubleTiles() {}

  /** 12 rows of a product, from {@code row} on, two vectors of columns. */
  static void rows12(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    int a2 = p.aAt + p.rows[row + 2];
    int a3 = p.aAt + p.rows[row + 3];
    int a4 = p.aAt + p.rows[row + 4];
    int a5 = p.aAt + p.rows[row + 5];
    int a6 = p.aAt + p.rows[row + 6];
    int a7 = p.aAt + p.rows[row + 7];
    int a8 = p.aAt + p.rows[row + 8];
    int a9 = p.aAt + p.rows[row + 9];
    int a10 = p.aAt + p.rows[row + 10];
    int a11 = p.aAt + p.rows[row + 11];
    FloatVector c0 = start(p, row, column);
    FloatVector d0 = start(p, row, column + LANES);
    FloatVector c1 = start(p, row + 1, column);
    FloatVector d1 = start(p, row + 1, column + LANES);
    FloatVector c2 = start(p, row + 2, column);
    FloatVector d2 = start(p, row + 2, column + LANES);
    FloatVector c3 = start(p, row + 3, column);
    FloatVector d3 = start(p, row + 3, column + LANES);
    FloatVector c4 = start(p, row + 4, column);
    FloatVector d4 = start(p, row + 4, column + LANES);
    FloatVector c5 = start(p, row + 5, column);
    FloatVector d5 = start(p, row + 5, column + LANES);
    FloatVector c6 = start(p, row + 6, column);
    FloatVector d6 = start(p, row + 6, column + LANES);
    FloatVector c7 = start(p, row + 7, column);
    FloatVector d7 = start(p, row + 7, column + LANES);
    FloatVector c8 = start(p, row + 8, column);
    FloatVector d8 = start(p, row + 8, column + LANES);
    FloatVector c9 = start(p, row + 9, column);
    FloatVector d9 = start(p, row + 9, column + LANES);
    FloatVector c10 = start(p, row + 10, column);
    FloatVector d10 = start(p, row + 10, column + LANES);
    FloatVector c11 = start(p, row + 11, column);
    FloatVector d11 = start(p, row + 11, column + LANES);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bAt + s * bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      d0 = fma(x0, w, d0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
      d1 = fma(x1, w, d1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + step]);
      c2 = fma(x2, v, c2);
      d2 = fma(x2, w, d2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + step]);
      c3 = fma(x3, v, c3);
      d3 = fma(x3, w, d3);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + step]);
      c4 = fma(x4, v, c4);
      d4 = fma(x4, w, d4);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + step]);
      c5 = fma(x5, v, c5);
      d5 = fma(x5, w, d5);
      FloatVector x6 = FloatVector.broadcast(SPECIES, a[a6 + step]);
      c6 = fma(x6, v, c6);
      d6 = fma(x6, w, d6);
      FloatVector x7 = FloatVector.broadcast(SPECIES, a[a7 + step]);
      c7 = fma(x7, v, c7);
      d7 = fma(x7, w, d7);
      FloatVector x8 = FloatVector.broadcast(SPECIES, a[a8 + step]);
      c8 = fma(x8, v, c8);
      d8 = fma(x8, w, d8);
      FloatVector x9 = FloatVector.broadcast(SPECIES, a[a9 + step]);
      c9 = fma(x9, v, c9);
      d9 = fma(x9, w, d9);
      FloatVector x10 = FloatVector.broadcast(SPECIES, a[a10 + step]);
      c10 = fma(x10, v, c10);
      d10 = fma(x10, w, d10);
      FloatVector x11 = FloatVector.broadcast(SPECIES, a[a11 + step]);
      c11 = fma(x11, v, c11);
      d11 = fma(x11, w, d11);
    }
    store(p, c0, row, column);
    store(p, d0, row, column + LANES);
    store(p, c1, row + 1, column);
    store(p, d1, row + 1, column + LANES);
    store(p, c2, row + 2, column);
    store(p, d2, row + 2, column + LANES);
    store(p, c3, row + 3, column);
    store(p, d3, row + 3, column + LANES);
    store(p, c4, row + 4, column);
    store(p, d4, row + 4, column + LANES);
    store(p, c5, row + 5, column);
    store(p, d5, row + 5, column + LANES);
    store(p, c6, row + 6, column);
    store(p, d6, row + 6, column + LANES);
    store(p, c7, row + 7, column);
    store(p, d7, row + 7, column + LANES);
    store(p, c8, row + 8, column);
    store(p, d8, row + 8, column + LANES);
    store(p, c9, row + 9, column);
    store(p, d9, row + 9, column + LANES);
    store(p, c10, row + 10, column);
    store(p, d10, row + 10, column + LANES);
    store(p, c11, row + 11, column);
    store(p, d11, row + 11, column + LANES);
  }

  /** 6 rows of a product, from {@code row} on, two vectors of columns. */
  static void rows6(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    int a2 = p.aAt + p.rows[row + 2];
    int a3 = p.aAt + p.rows[row + 3];
    int a4 = p.aAt + p.rows[row + 4];
    int a5 = p.aAt + p.rows[row + 5];
    FloatVector c0 = start(p, row, column);
    FloatVector d0 = start(p, row, column + LANES);
    FloatVector c1 = start(p, row + 1, column);
    FloatVector d1 = start(p, row + 1, column + LANES);
    FloatVector c2 = start(p, row + 2, column);
    FloatVector d2 = start(p, row + 2, column + LANES);
    FloatVector c3 = start(p, row + 3, column);
    FloatVector d3 = start(p, row + 3, column + LANES);
    FloatVector c4 = start(p, row + 4, column);
    FloatVector d4 = start(p, row + 4, column + LANES);
    FloatVector c5 = start(p, row + 5, column);
    FloatVector d5 = start(p, row + 5, column + LANES);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bAt + s * bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      d0 = fma(x0, w, d0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
      d1 = fma(x1, w, d1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + step]);
      c2 = fma(x2, v, c2);
      d2 = fma(x2, w, d2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + step]);
      c3 = fma(x3, v, c3);
      d3 = fma(x3, w, d3);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + step]);
      c4 = fma(x4, v, c4);
      d4 = fma(x4, w, d4);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + step]);
      c5 = fma(x5, v, c5);
      d5 = fma(x5, w, d5);
    }
    store(p, c0, row, column);
    store(p, d0, row, column + LANES);
    store(p, c1, row + 1, column);
    store(p, d1, row + 1, column + LANES);
    store(p, c2, row + 2, column);
    store(p, d2, row + 2, column + LANES);
    store(p, c3, row + 3, column);
    store(p, d3, row + 3, column + LANES);
    store(p, c4, row + 4, column);
    store(p, d4, row + 4, column + LANES);
    store(p, c5, row + 5, column);
    store(p, d5, row + 5, column + LANES);
  }

  /** 4 rows of a product, from {@code row} on, two vectors of columns. */
  static void rows4(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    int a2 = p.aAt + p.rows[row + 2];
    int a3 = p.aAt + p.rows[row + 3];
    FloatVector c0 = start(p, row, column);
    FloatVector d0 = start(p, row, column + LANES);
    FloatVector c1 = start(p, row + 1, column);
    FloatVector d1 = start(p, row + 1, column + LANES);
    FloatVector c2 = start(p, row + 2, column);
    FloatVector d2 = start(p, row + 2, column + LANES);
    FloatVector c3 = start(p, row + 3, column);
    FloatVector d3 = start(p, row + 3, column + LANES);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bAt + s * bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      d0 = fma(x0, w, d0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
      d1 = fma(x1, w, d1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + step]);
      c2 = fma(x2, v, c2);
      d2 = fma(x2, w, d2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + step]);
      c3 = fma(x3, v, c3);
      d3 = fma(x3, w, d3);
    }
    store(p, c0, row, column);
    store(p, d0, row, column + LANES);
    store(p, c1, row + 1, column);
    store(p, d1, row + 1, column + LANES);
    store(p, c2, row + 2, column);
    store(p, d2, row + 2, column + LANES);
    store(p, c3, row + 3, column);
    store(p, d3, row + 3, column + LANES);
  }

  /** 2 rows of a product, from {@code row} on, two vectors of columns. */
  static void rows2(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    FloatVector c0 = start(p, row, column);
    FloatVector d0 = start(p, row, column + LANES);
    FloatVector c1 = start(p, row + 1, column);
    FloatVector d1 = start(p, row + 1, column + LANES);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bAt + s * bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      d0 = fma(x0, w, d0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
      d1 = fma(x1, w, d1);
    }
    store(p, c0, row, column);
    store(p, d0, row, column + LANES);
    store(p, c1, row + 1, column);
    store(p, d1, row + 1, column + LANES);
  }

  /** One row of a product, from {@code row} on, two vectors of columns. */
  static void rows1(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    int a0 = p.aAt + p.rows[row];
    FloatVector c0 = start(p, row, column);
    FloatVector d0 = start(p, row, column + LANES);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bAt + s * bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      d0 = fma(x0, w, d0);
    }
    store(p, c0, row, column);
    store(p, d0, row, column + LANES);
  }
}
