package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Products and sums of two rows by vectors. What follows a row is not its own: the rest that fills
 * no vector goes one by one, or, where a function is called, under a mask, so that each loop holds
 * its function once.
 */
final class VectorRows {
  private VectorRows() {}

  static double dot(int size, float[] x, int xAt, float[] y, int yAt, Scratch scratch) {
    int whole = SPECIES.loopBound(size);
    FloatVector sums = FloatVector.zero(SPECIES);
    for (int i = 0; i < whole; i += LANES) {
      sums = fma(row(x, xAt + i), row(y, yAt + i), sums);
    }
    double sum = sum(sums, scratch);
    for (int i = whole; i < size; i++) {
      sum += (double) x[xAt + i] * y[yAt + i];
    }
    return sum;
  }

  static void addScaled(int size, float factor, float[] x, int xAt, float[] y, int yAt) {
    int whole = SPECIES.loopBound(size);
    FloatVector factors = FloatVector.broadcast(SPECIES, factor);
    for (int i = 0; i < whole; i += LANES) {
      fma(row(x, xAt + i), factors, row(y, yAt + i)).intoArray(y, yAt + i);
    }
    for (int i = whole; i < size; i++) {
      y[yAt + i] += factor * x[xAt + i];
    }
  }

  private static FloatVector row(float[] x, int at) {
    return FloatVector.fromArray(SPECIES, x, at);
  }

  private static double sum(FloatVector sums, Scratch scratch) {
    sums.intoArray(scratch.lanes(), 0);
    return VectorSampleNorm.sum(scratch.lanes());
  }

  static double tanhDot(
      int size, float[] v, int vAt, float[] q, int qAt, float[] k, int kAt, Scratch scratch) {
    FloatVector sums = FloatVector.zero(SPECIES);
    for (int i = 0; i < size; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, size);
      FloatVector query = FloatVector.fromArray(SPECIES, q, qAt + i, mask);
      FloatVector key = FloatVector.fromArray(SPECIES, k, kAt + i, mask);
      FloatVector h = VectorMath.tanh(query.add(key));
      sums = fma(h, FloatVector.fromArray(SPECIES, v, vAt + i, mask), sums);
    }
    return sum(sums, scratch);
  }

  static void tanhDotBackward(
      int size,
      float ds,
      float[] v,
      int vAt,
      float[] q,
      int qAt,
      float[] k,
      int kAt,
      int dqAt,
      int dkAt,
      float[] dv,
      int dvAt) {
    for (int i = 0; i < size; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, size);
      FloatVector query = FloatVector.fromArray(SPECIES, q, qAt + i, mask);
      FloatVector key = FloatVector.fromArray(SPECIES, k, kAt + i, mask);
      FloatVector h = VectorMath.tanh(query.add(key));
      FloatVector g = FloatVector.fromArray(SPECIES, v, vAt + i, mask).mul(ds);
      g = g.mul(h.mul(h).neg().add(1));
      add(g, q, dqAt + i, mask);
      add(g, k, dkAt + i, mask);
      add(h.mul(ds), dv, dvAt + i, mask);
    }
  }

  private static void add(FloatVector x, float[] y, int at, VectorMask<Float> mask) {
    FloatVector.fromArray(SPECIES, y, at, mask).add(x).intoArray(y, at, mask);
  }
}
