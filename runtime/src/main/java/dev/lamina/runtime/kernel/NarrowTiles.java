package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles for {@link NarrowTables}: row i of the result, one vector at {@code out[outAt +
 * outs[i] * outStep]}, is
 *
 * <pre>{@code init[...] + sum over s of a[aAt + rows[i] + steps[s]] * b[bAt + bSteps[s] * bStep]}
 * </pre>
 *
 * <p>lane by lane. Nine rows are nine outputs forward, and the taps of a 3x3 kernel in the gradient
 * of the weights.
 */
final class NarrowTiles {
  private NarrowTiles() {}

  /** 9 rows, from {@code row} on. */
  static void rows9(Product p, int row) {
    float[] a = p.a;
    float[] b = p.b;
    int[] rows = p.rows;
    int[] steps = p.steps;
    int[] bSteps = p.bSteps;
    int stepCount = p.stepCount;
    int bAt = p.bAt;
    int bStep = p.bStep;
    int[] outs = p.outs;
    int outStep = p.outStep;
    float[] init = p.init;
    int initAt = p.initAt;
    int mask = p.initMask;
    int a0 = p.aAt + rows[row];
    int a1 = p.aAt + rows[row + 1];
    int a2 = p.aAt + rows[row + 2];
    int a3 = p.aAt + rows[row + 3];
    int a4 = p.aAt + rows[row + 4];
    int a5 = p.aAt + rows[row + 5];
    int a6 = p.aAt + rows[row + 6];
    int a7 = p.aAt + rows[row + 7];
    int a8 = p.aAt + rows[row + 8];
    int o0 = outs[row] * outStep;
    int o1 = outs[row + 1] * outStep;
    int o2 = outs[row + 2] * outStep;
    int o3 = outs[row + 3] * outStep;
    int o4 = outs[row + 4] * outStep;
    int o5 = outs[row + 5] * outStep;
    int o6 = outs[row + 6] * outStep;
    int o7 = outs[row + 7] * outStep;
    int o8 = outs[row + 8] * outStep;
    FloatVector c0 = FloatVector.fromArray(SPECIES, init, initAt + (o0 & mask));
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, initAt + (o1 & mask));
    FloatVector c2 = FloatVector.fromArray(SPECIES, init, initAt + (o2 & mask));
    FloatVector c3 = FloatVector.fromArray(SPECIES, init, initAt + (o3 & mask));
    FloatVector c4 = FloatVector.fromArray(SPECIES, init, initAt + (o4 & mask));
    FloatVector c5 = FloatVector.fromArray(SPECIES, init, initAt + (o5 & mask));
    FloatVector c6 = FloatVector.fromArray(SPECIES, init, initAt + (o6 & mask));
    FloatVector c7 = FloatVector.fromArray(SPECIES, init, initAt + (o7 & mask));
    FloatVector c8 = FloatVector.fromArray(SPECIES, init, initAt + (o8 & mask));
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + bSteps[s] * bStep);
      c0 = fma(FloatVector.fromArray(SPECIES, a, a0 + step), v, c0);
      c1 = fma(FloatVector.fromArray(SPECIES, a, a1 + step), v, c1);
      c2 = fma(FloatVector.fromArray(SPECIES, a, a2 + step), v, c2);
      c3 = fma(FloatVector.fromArray(SPECIES, a, a3 + step), v, c3);
      c4 = fma(FloatVector.fromArray(SPECIES, a, a4 + step), v, c4);
      c5 = fma(FloatVector.fromArray(SPECIES, a, a5 + step), v, c5);
      c6 = fma(FloatVector.fromArray(SPECIES, a, a6 + step), v, c6);
      c7 = fma(FloatVector.fromArray(SPECIES, a, a7 + step), v, c7);
      c8 = fma(FloatVector.fromArray(SPECIES, a, a8 + step), v, c8);
    }
    float[] out = p.out;
    int outAt = p.outAt;
    c0.intoArray(out, outAt + o0);
    c1.intoArray(out, outAt + o1);
    c2.intoArray(out, outAt + o2);
    c3.intoArray(out, outAt + o3);
    c4.intoArray(out, outAt + o4);
    c5.intoArray(out, outAt + o5);
    c6.intoArray(out, outAt + o6);
    c7.intoArray(out, outAt + o7);
    c8.intoArray(out, outAt + o8);
  }

  /** 3 rows, from {@code row} on. */
  static void rows3(Product p, int row) {
    float[] a = p.a;
    float[] b = p.b;
    int[] rows = p.rows;
    int[] steps = p.steps;
    int[] bSteps = p.bSteps;
    int stepCount = p.stepCount;
    int bAt = p.bAt;
    int bStep = p.bStep;
    int[] outs = p.outs;
    int outStep = p.outStep;
    float[] init = p.init;
    int initAt = p.initAt;
    int mask = p.initMask;
    int a0 = p.aAt + rows[row];
    int a1 = p.aAt + rows[row + 1];
    int a2 = p.aAt + rows[row + 2];
    int o0 = outs[row] * outStep;
    int o1 = outs[row + 1] * outStep;
    int o2 = outs[row + 2] * outStep;
    FloatVector c0 = FloatVector.fromArray(SPECIES, init, initAt + (o0 & mask));
    FloatVector c1 = FloatVector.fromArray(SPECIES, init, initAt + (o1 & mask));
    FloatVector c2 = FloatVector.fromArray(SPECIES, init, initAt + (o2 & mask));
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + bSteps[s] * bStep);
      c0 = fma(FloatVector.fromArray(SPECIES, a, a0 + step), v, c0);
      c1 = fma(FloatVector.fromArray(SPECIES, a, a1 + step), v, c1);
      c2 = fma(FloatVector.fromArray(SPECIES, a, a2 + step), v, c2);
    }
    float[] out = p.out;
    int outAt = p.outAt;
    c0.intoArray(out, outAt + o0);
    c1.intoArray(out, outAt + o1);
    c2.intoArray(out, outAt + o2);
  }

  /** One row. */
  static void rows1(Product p, int row) {
    float[] a = p.a;
    float[] b = p.b;
    int[] rows = p.rows;
    int[] steps = p.steps;
    int[] bSteps = p.bSteps;
    int stepCount = p.stepCount;
    int bAt = p.bAt;
    int bStep = p.bStep;
    int[] outs = p.outs;
    int outStep = p.outStep;
    float[] init = p.init;
    int initAt = p.initAt;
    int mask = p.initMask;
    int a0 = p.aAt + rows[row];
    int o0 = outs[row] * outStep;
    FloatVector c0 = FloatVector.fromArray(SPECIES, init, initAt + (o0 & mask));
    for (int s = 0; s < stepCount; s++) {
      int step = steps[s];
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + bSteps[s] * bStep);
      c0 = fma(FloatVector.fromArray(SPECIES, a, a0 + step), v, c0);
    }
    float[] out = p.out;
    int outAt = p.outAt;
    c0.intoArray(out, outAt + o0);
  }
}
