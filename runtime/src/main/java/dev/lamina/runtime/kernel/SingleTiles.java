package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import jdk.incubator.vector.FloatVector;

/** Register tiles one vector wide, for the last columns of a product; see {@link DoubleTiles}. */
final class SingleTiles {
  private SingleTiles() {}

  /** 12 rows of a product, from {@code row} on. */
  static void rows12(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    float[] init = p.init;
    int initAt = p.initAt + column;
    int[] outs = p.outs;
    int mask = p.initMask;
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
    int i0 = initAt + (outs[row] & mask);
    int i1 = initAt + (outs[row + 1] & mask);
    int i2 = initAt + (outs[row + 2] & mask);
    int i3 = initAt + (outs[row + 3] & mask);
    int i4 = initAt + (outs[row + 4] & mask);
    int i5 = initAt + (outs[row + 5] & mask);
    int i6 = initAt + (outs[row + 6] & mask);
    int i7 = initAt + (outs[row + 7] & mask);
    int i8 = initAt + (outs[row + 8] & mask);
    int i9 = initAt + (outs[row + 9] & mask);
    int i10 = initAt + (outs[row + 10] & mask);
    int i11 = initAt + (outs[row + 11] & mask);
    FloatVector c0 = FloatVector.fromArray(SPECIES, init, i0);
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, i1);
    FloatVector c2 = FloatVector.fromArray(SPECIES, init, i2);
    FloatVector c3 = FloatVector.fromArray(SPECIES, init, i3);
    FloatVector c4 = FloatVector.fromArray(SPECIES, init, i4);
    FloatVector c5 = FloatVector.fromArray(SPECIES, init, i5);
    FloatVector c6 = FloatVector.fromArray(SPECIES, init, i6);
    FloatVector c7 = FloatVector.fromArray(SPECIES, init, i7);
    FloatVector c8 = FloatVector.fromArray(SPECIES, init, i8);
    FloatVector c9 = FloatVector.fromArray(SPECIES, init, i9);
    FloatVector c10 = FloatVector.fromArray(SPECIES, init, i10);
    FloatVector c11 = FloatVector.fromArray(SPECIES, init, i11);
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
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
    c1.intoArray(out, outAt + outs[row + 1]);
    c2.intoArray(out, outAt + outs[row + 2]);
    c3.intoArray(out, outAt + outs[row + 3]);
    c4.intoArray(out, outAt + outs[row + 4]);
    c5.intoArray(out, outAt + outs[row + 5]);
    c6.intoArray(out, outAt + outs[row + 6]);
    c7.intoArray(out, outAt + outs[row + 7]);
    c8.intoArray(out, outAt + outs[row + 8]);
    c9.intoArray(out, outAt + outs[row + 9]);
    c10.intoArray(out, outAt + outs[row + 10]);
    c11.intoArray(out, outAt + outs[row + 11]);
  }

  /** 4 rows of a product, from {@code row} on. */
  static void rows4(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    float[] init = p.init;
    int initAt = p.initAt + column;
    int[] outs = p.outs;
    int mask = p.initMask;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    int a2 = p.aAt + p.rows[row + 2];
    int a3 = p.aAt + p.rows[row + 3];
    int i0 = initAt + (outs[row] & mask);
    int i1 = initAt + (outs[row + 1] & mask);
    int i2 = initAt + (outs[row + 2] & mask);
    int i3 = initAt + (outs[row + 3] & mask);
    FloatVector c0 = FloatVector.fromArray(SPECIES, init, i0);
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, i1);
    FloatVector c2 = FloatVector.fromArray(SPECIES, init, i2);
    FloatVector c3 = FloatVector.fromArray(SPECIES, init, i3);
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
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
    c1.intoArray(out, outAt + outs[row + 1]);
    c2.intoArray(out, outAt + outs[row + 2]);
    c3.intoArray(out, outAt + outs[row + 3]);
  }

  /** 2 rows of a product, from {@code row} on. */
  static void rows2(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    float[] init = p.init;
    int initAt = p.initAt + column;
    int[] outs = p.outs;
    int mask = p.initMask;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    int i0 = initAt + (outs[row] & mask);
    int i1 = initAt + (outs[row + 1] & mask);
    FloatVector c0 = FloatVector.fromArray(SPECIES, init, i0);
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, i1);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
    }
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
    c1.intoArray(out, outAt + outs[row + 1]);
  }

  /** One row of a product, from {@code row} on. */
  static void rows1(Product p, int row, int column) {
    float[] a = p.a;
    int[] steps = p.steps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bStep = p.bStep;
    int bAt = p.bAt + column;
    float[] init = p.init;
    int initAt = p.initAt + column;
    int[] outs = p.outs;
    int mask = p.initMask;
    int a0 = p.aAt + p.rows[row];
    int i0 = initAt + (outs[row] & mask);
    FloatVector c0 = FloatVector.fromArray(SPECIES, init, i0);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
    }
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
  }
}
