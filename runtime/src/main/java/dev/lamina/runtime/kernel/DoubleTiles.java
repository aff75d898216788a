package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles two vectors wide: each step loads two vectors of b and multiplies them with one
 * element of each row, accumulators staying in registers. All tiles of the library are one loop:
 * the steps may be taps and channels (forward), taps and filters (gradient of the input), or pixels
 * and samples (gradient of the weights).
 *
 * <p>Twelve rows fill the 32 registers of AVX-512 and NEON, six the 16 of AVX2 and SSE; more rows
 * spill. The rest of the rows goes to smaller tiles: a full one would be mostly wasted. Loops over
 * rows are written out, because vectors stay in registers only as local variables. The largest tile
 * calls fma of the vector itself: C2 refuses to inline helpers when a method has grown so large.
 */
final class DoubleTiles {
  private DoubleTiles() {}

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
    FloatVector d0 = FloatVector.fromArray(SPECIES, init, i0 + LANES);
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, i1);
    FloatVector d1 = FloatVector.fromArray(SPECIES, init, i1 + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, init, i2);
    FloatVector d2 = FloatVector.fromArray(SPECIES, init, i2 + LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, init, i3);
    FloatVector d3 = FloatVector.fromArray(SPECIES, init, i3 + LANES);
    FloatVector c4 = FloatVector.fromArray(SPECIES, init, i4);
    FloatVector d4 = FloatVector.fromArray(SPECIES, init, i4 + LANES);
    FloatVector c5 = FloatVector.fromArray(SPECIES, init, i5);
    FloatVector d5 = FloatVector.fromArray(SPECIES, init, i5 + LANES);
    FloatVector c6 = FloatVector.fromArray(SPECIES, init, i6);
    FloatVector d6 = FloatVector.fromArray(SPECIES, init, i6 + LANES);
    FloatVector c7 = FloatVector.fromArray(SPECIES, init, i7);
    FloatVector d7 = FloatVector.fromArray(SPECIES, init, i7 + LANES);
    FloatVector c8 = FloatVector.fromArray(SPECIES, init, i8);
    FloatVector d8 = FloatVector.fromArray(SPECIES, init, i8 + LANES);
    FloatVector c9 = FloatVector.fromArray(SPECIES, init, i9);
    FloatVector d9 = FloatVector.fromArray(SPECIES, init, i9 + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, init, i10);
    FloatVector d10 = FloatVector.fromArray(SPECIES, init, i10 + LANES);
    FloatVector c11 = FloatVector.fromArray(SPECIES, init, i11);
    FloatVector d11 = FloatVector.fromArray(SPECIES, init, i11 + LANES);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bAt + s * bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = x0.fma(v, c0);
      d0 = x0.fma(w, d0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = x1.fma(v, c1);
      d1 = x1.fma(w, d1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + step]);
      c2 = x2.fma(v, c2);
      d2 = x2.fma(w, d2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + step]);
      c3 = x3.fma(v, c3);
      d3 = x3.fma(w, d3);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + step]);
      c4 = x4.fma(v, c4);
      d4 = x4.fma(w, d4);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + step]);
      c5 = x5.fma(v, c5);
      d5 = x5.fma(w, d5);
      FloatVector x6 = FloatVector.broadcast(SPECIES, a[a6 + step]);
      c6 = x6.fma(v, c6);
      d6 = x6.fma(w, d6);
      FloatVector x7 = FloatVector.broadcast(SPECIES, a[a7 + step]);
      c7 = x7.fma(v, c7);
      d7 = x7.fma(w, d7);
      FloatVector x8 = FloatVector.broadcast(SPECIES, a[a8 + step]);
      c8 = x8.fma(v, c8);
      d8 = x8.fma(w, d8);
      FloatVector x9 = FloatVector.broadcast(SPECIES, a[a9 + step]);
      c9 = x9.fma(v, c9);
      d9 = x9.fma(w, d9);
      FloatVector x10 = FloatVector.broadcast(SPECIES, a[a10 + step]);
      c10 = x10.fma(v, c10);
      d10 = x10.fma(w, d10);
      FloatVector x11 = FloatVector.broadcast(SPECIES, a[a11 + step]);
      c11 = x11.fma(v, c11);
      d11 = x11.fma(w, d11);
    }
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
    d0.intoArray(out, outAt + outs[row] + LANES);
    c1.intoArray(out, outAt + outs[row + 1]);
    d1.intoArray(out, outAt + outs[row + 1] + LANES);
    c2.intoArray(out, outAt + outs[row + 2]);
    d2.intoArray(out, outAt + outs[row + 2] + LANES);
    c3.intoArray(out, outAt + outs[row + 3]);
    d3.intoArray(out, outAt + outs[row + 3] + LANES);
    c4.intoArray(out, outAt + outs[row + 4]);
    d4.intoArray(out, outAt + outs[row + 4] + LANES);
    c5.intoArray(out, outAt + outs[row + 5]);
    d5.intoArray(out, outAt + outs[row + 5] + LANES);
    c6.intoArray(out, outAt + outs[row + 6]);
    d6.intoArray(out, outAt + outs[row + 6] + LANES);
    c7.intoArray(out, outAt + outs[row + 7]);
    d7.intoArray(out, outAt + outs[row + 7] + LANES);
    c8.intoArray(out, outAt + outs[row + 8]);
    d8.intoArray(out, outAt + outs[row + 8] + LANES);
    c9.intoArray(out, outAt + outs[row + 9]);
    d9.intoArray(out, outAt + outs[row + 9] + LANES);
    c10.intoArray(out, outAt + outs[row + 10]);
    d10.intoArray(out, outAt + outs[row + 10] + LANES);
    c11.intoArray(out, outAt + outs[row + 11]);
    d11.intoArray(out, outAt + outs[row + 11] + LANES);
  }

  /** 6 rows of a product, from {@code row} on. */
  static void rows6(Product p, int row, int column) {
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
    int i0 = initAt + (outs[row] & mask);
    int i1 = initAt + (outs[row + 1] & mask);
    int i2 = initAt + (outs[row + 2] & mask);
    int i3 = initAt + (outs[row + 3] & mask);
    int i4 = initAt + (outs[row + 4] & mask);
    int i5 = initAt + (outs[row + 5] & mask);
    FloatVector c0 = FloatVector.fromArray(SPECIES, init, i0);
    FloatVector d0 = FloatVector.fromArray(SPECIES, init, i0 + LANES);
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, i1);
    FloatVector d1 = FloatVector.fromArray(SPECIES, init, i1 + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, init, i2);
    FloatVector d2 = FloatVector.fromArray(SPECIES, init, i2 + LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, init, i3);
    FloatVector d3 = FloatVector.fromArray(SPECIES, init, i3 + LANES);
    FloatVector c4 = FloatVector.fromArray(SPECIES, init, i4);
    FloatVector d4 = FloatVector.fromArray(SPECIES, init, i4 + LANES);
    FloatVector c5 = FloatVector.fromArray(SPECIES, init, i5);
    FloatVector d5 = FloatVector.fromArray(SPECIES, init, i5 + LANES);
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
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
    d0.intoArray(out, outAt + outs[row] + LANES);
    c1.intoArray(out, outAt + outs[row + 1]);
    d1.intoArray(out, outAt + outs[row + 1] + LANES);
    c2.intoArray(out, outAt + outs[row + 2]);
    d2.intoArray(out, outAt + outs[row + 2] + LANES);
    c3.intoArray(out, outAt + outs[row + 3]);
    d3.intoArray(out, outAt + outs[row + 3] + LANES);
    c4.intoArray(out, outAt + outs[row + 4]);
    d4.intoArray(out, outAt + outs[row + 4] + LANES);
    c5.intoArray(out, outAt + outs[row + 5]);
    d5.intoArray(out, outAt + outs[row + 5] + LANES);
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
    FloatVector d0 = FloatVector.fromArray(SPECIES, init, i0 + LANES);
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, i1);
    FloatVector d1 = FloatVector.fromArray(SPECIES, init, i1 + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, init, i2);
    FloatVector d2 = FloatVector.fromArray(SPECIES, init, i2 + LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, init, i3);
    FloatVector d3 = FloatVector.fromArray(SPECIES, init, i3 + LANES);
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
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
    d0.intoArray(out, outAt + outs[row] + LANES);
    c1.intoArray(out, outAt + outs[row + 1]);
    d1.intoArray(out, outAt + outs[row + 1] + LANES);
    c2.intoArray(out, outAt + outs[row + 2]);
    d2.intoArray(out, outAt + outs[row + 2] + LANES);
    c3.intoArray(out, outAt + outs[row + 3]);
    d3.intoArray(out, outAt + outs[row + 3] + LANES);
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
    FloatVector d0 = FloatVector.fromArray(SPECIES, init, i0 + LANES);
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, i1);
    FloatVector d1 = FloatVector.fromArray(SPECIES, init, i1 + LANES);
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
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
    d0.intoArray(out, outAt + outs[row] + LANES);
    c1.intoArray(out, outAt + outs[row + 1]);
    d1.intoArray(out, outAt + outs[row + 1] + LANES);
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
    FloatVector d0 = FloatVector.fromArray(SPECIES, init, i0 + LANES);
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + s * bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bAt + s * bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      d0 = fma(x0, w, d0);
    }
    float[] out = p.out;
    int outAt = p.outAt + column;
    c0.intoArray(out, outAt + outs[row]);
    d0.intoArray(out, outAt + outs[row] + LANES);
  }
}
