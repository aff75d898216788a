package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of a convolution with few filters: lanes are pixels of one plane, rows are
 * filters, each starting with its bias. The steps through the planes have a table of their own.
 */
final class PlanarTiles {
  private PlanarTiles() {}

  /** 6 filters from {@code row} on, at two vectors of pixels from {@code pixel} on. */
  static void rows6(Product p, int row, int pixel) {
    float[] a = p.a;
    int[] steps = p.steps;
    int[] bSteps = p.bSteps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bAt = p.bAt + pixel;
    int init = p.initAt + row;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    int a2 = p.aAt + p.rows[row + 2];
    int a3 = p.aAt + p.rows[row + 3];
    int a4 = p.aAt + p.rows[row + 4];
    int a5 = p.aAt + p.rows[row + 5];
    FloatVector c0 = FloatVector.broadcast(SPECIES, p.init[init]);
    FloatVector d0 = c0;
    FloatVector c1 = FloatVector.broadcast(SPECIES, p.init[init + 1]);
    FloatVector d1 = c1;
    FloatVector c2 = FloatVector.broadcast(SPECIES, p.init[init + 2]);
    FloatVector d2 = c2;
    FloatVector c3 = FloatVector.broadcast(SPECIES, p.init[init + 3]);
    FloatVector d3 = c3;
    FloatVector c4 = FloatVector.broadcast(SPECIES, p.init[init + 4]);
    FloatVector d4 = c4;
    FloatVector c5 = FloatVector.broadcast(SPECIES, p.init[init + 5]);
    FloatVector d5 = c5;
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      int bStep = bAt + bSteps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bStep + LANES);
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
    int outAt = p.outAt + pixel;
    c0.intoArray(out, outAt + p.outs[row]);
    d0.intoArray(out, outAt + p.outs[row] + LANES);
    c1.intoArray(out, outAt + p.outs[row + 1]);
    d1.intoArray(out, outAt + p.outs[row + 1] + LANES);
    c2.intoArray(out, outAt + p.outs[row + 2]);
    d2.intoArray(out, outAt + p.outs[row + 2] + LANES);
    c3.intoArray(out, outAt + p.outs[row + 3]);
    d3.intoArray(out, outAt + p.outs[row + 3] + LANES);
    c4.intoArray(out, outAt + p.outs[row + 4]);
    d4.intoArray(out, outAt + p.outs[row + 4] + LANES);
    c5.intoArray(out, outAt + p.outs[row + 5]);
    d5.intoArray(out, outAt + p.outs[row + 5] + LANES);
  }

  /** 4 filters from {@code row} on, at two vectors of pixels from {@code pixel} on. */
  static void rows4(Product p, int row, int pixel) {
    float[] a = p.a;
    int[] steps = p.steps;
    int[] bSteps = p.bSteps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bAt = p.bAt + pixel;
    int init = p.initAt + row;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    int a2 = p.aAt + p.rows[row + 2];
    int a3 = p.aAt + p.rows[row + 3];
    FloatVector c0 = FloatVector.broadcast(SPECIES, p.init[init]);
    FloatVector d0 = c0;
    FloatVector c1 = FloatVector.broadcast(SPECIES, p.init[init + 1]);
    FloatVector d1 = c1;
    FloatVector c2 = FloatVector.broadcast(SPECIES, p.init[init + 2]);
    FloatVector d2 = c2;
    FloatVector c3 = FloatVector.broadcast(SPECIES, p.init[init + 3]);
    FloatVector d3 = c3;
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      int bStep = bAt + bSteps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bStep + LANES);
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
    int outAt = p.outAt + pixel;
    c0.intoArray(out, outAt + p.outs[row]);
    d0.intoArray(out, outAt + p.outs[row] + LANES);
    c1.intoArray(out, outAt + p.outs[row + 1]);
    d1.intoArray(out, outAt + p.outs[row + 1] + LANES);
    c2.intoArray(out, outAt + p.outs[row + 2]);
    d2.intoArray(out, outAt + p.outs[row + 2] + LANES);
    c3.intoArray(out, outAt + p.outs[row + 3]);
    d3.intoArray(out, outAt + p.outs[row + 3] + LANES);
  }

  /** 2 filters from {@code row} on, at two vectors of pixels from {@code pixel} on. */
  static void rows2(Product p, int row, int pixel) {
    float[] a = p.a;
    int[] steps = p.steps;
    int[] bSteps = p.bSteps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bAt = p.bAt + pixel;
    int init = p.initAt + row;
    int a0 = p.aAt + p.rows[row];
    int a1 = p.aAt + p.rows[row + 1];
    FloatVector c0 = FloatVector.broadcast(SPECIES, p.init[init]);
    FloatVector d0 = c0;
    FloatVector c1 = FloatVector.broadcast(SPECIES, p.init[init + 1]);
    FloatVector d1 = c1;
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      int bStep = bAt + bSteps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      d0 = fma(x0, w, d0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + step]);
      c1 = fma(x1, v, c1);
      d1 = fma(x1, w, d1);
    }
    float[] out = p.out;
    int outAt = p.outAt + pixel;
    c0.intoArray(out, outAt + p.outs[row]);
    d0.intoArray(out, outAt + p.outs[row] + LANES);
    c1.intoArray(out, outAt + p.outs[row + 1]);
    d1.intoArray(out, outAt + p.outs[row + 1] + LANES);
  }

  /** One filter from {@code row} on, at two vectors of pixels from {@code pixel} on. */
  static void rows1(Product p, int row, int pixel) {
    float[] a = p.a;
    int[] steps = p.steps;
    int[] bSteps = p.bSteps;
    float[] b = p.b;
    int stepCount = p.stepCount;
    int bAt = p.bAt + pixel;
    int init = p.initAt + row;
    int a0 = p.aAt + p.rows[row];
    FloatVector c0 = FloatVector.broadcast(SPECIES, p.init[init]);
    FloatVector d0 = c0;
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      int bStep = bAt + bSteps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bStep);
      FloatVector w = FloatVector.fromArray(SPECIES, b, bStep + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + step]);
      c0 = fma(x0, v, c0);
      d0 = fma(x0, w, d0);
    }
    float[] out = p.out;
    int outAt = p.outAt + pixel;
    c0.intoArray(out, outAt + p.outs[row]);
    d0.intoArray(out, outAt + p.outs[row] + LANES);
  }
}
