package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;
import static dev.lamina.runtime.kernel.VectorSupport.start;
import static dev.lamina.runtime.kernel.VectorSupport.store;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles one vector wide, for the last columns of a product; see {@link DoubleTiles}.
 */
final class SingleTiles {
  private SingleTiles() {}

  /** 12 rows of a product, from {@code row} on, one vector of columns. */
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
    FloatVector c1 = start(p, row + 1, column);
    FloatVector c2 = start(p, row + 2, column);
    FloatVector c3 = start(p, row + 3, column);
    FloatVector c4 = start(p, row + 4, column);
    FloatVector c5 = start(p, row + 5, column);
    FloatVector c6 = start(p, row + 6, column);
    FloatVector c7 = start(p, row + 7, column);
    FloatVector c8 = start(p, row + 8, column);
    FloatVector c9 = start(p, row + 9, column);
    FloatVector c10 = start(p, row + 10, column);
    FloatVector c11 = start(p, row + 11, column);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + step]);
      c2 = fma(x2, v, c2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + step]);
      c3 = fma(x3, v, c3);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + step]);
      c4 = fma(x4, v, c4);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + step]);
      c5 = fma(x5, v, c5);
      FloatVector x6 = FloatVector.broadcast(SPECIES, a[a6 + step]);
      c6 = fma(x6, v, c6);
      FloatVector x7 = FloatVector.broadcast(SPECIES, a[a7 + step]);
      c7 = fma(x7, v, c7);
      FloatVector x8 = FloatVector.broadcast(SPECIES, a[a8 + step]);
      c8 = fma(x8, v, c8);
      FloatVector x9 = FloatVector.broadcast(SPECIES, a[a9 + step]);
      c9 = fma(x9, v, c9);
      FloatVector x10 = FloatVector.broadcast(SPECIES, a[a10 + step]);
      c10 = fma(x10, v, c10);
      FloatVector x11 = FloatVector.broadcast(SPECIES, a[a11 + step]);
      c11 = fma(x11, v, c11);
    }
    store(p, c0, row, column);
    store(p, c1, row + 1, column);
    store(p, c2, row + 2, column);
    store(p, c3, row + 3, column);
    store(p, c4, row + 4, column);
    store(p, c5, row + 5, column);
    store(p, c6, row + 6, column);
    store(p, c7, row + 7, column);
    store(p, c8, row + 8, column);
    store(p, c9, row + 9, column);
    store(p, c10, row + 10, column);
    store(p, c11, row + 11, column);
  }

  /** 4 rows of a product, from {@code row} on, one vector of columns. */
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
    FloatVector c1 = start(p, row + 1, column);
    FloatVector c2 = start(p, row + 2, column);
    FloatVector c3 = start(p, row + 3, column);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + step]);
      c2 = fma(x2, v, c2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + step]);
      c3 = fma(x3, v, c3);
    }
    store(p, c0, row, column);
    store(p, c1, row + 1, column);
    store(p, c2, row + 2, column);
    store(p, c3, row + 3, column);
  }

  /** 2 rows of a product, from {@code row} on, one vector of columns. */
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
    FloatVector c1 = start(p, row + 1, column);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
    }
    store(p, c0, row, column);
    store(p, c1, row + 1, column);
  }

  /** One row of a product, from {@code row} on, one vector of columns. */
  static void rows1(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    int a0 = p.aAt + p.rows[row];
    FloatVector c0 = start(p, row, column);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
    }
    store(p, c0, row, column);
  }
}
