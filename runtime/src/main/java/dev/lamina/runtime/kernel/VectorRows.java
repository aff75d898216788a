package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Products and sums of two rows by vectors. Rows end within a vector, and what follows them is not
 * theirs: every vector is read and written under a mask, so that each loop has one body and holds
 * its function once.
 */
final class VectorRows {
  private VectorRows() {}

  static float dot(int size, float[] x, int xAt, float[] y, int yAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < size; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, size);
      FloatVector factor = FloatVector.fromArray(SPECIES, x, xAt + i, mask);
      sum = factor.fma(FloatVector.fromArray(SPECIES, y, yAt + i, mask), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  static void addScaled(int size, float factor, float[] x, int xAt, float[] y, int yAt) {
    FloatVector factors = FloatVector.broadcast(SPECIES, factor);
    for (int i = 0; i < size; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, size);
      FloatVector added = FloatVector.fromArray(SPECIES, x, xAt + i, mask);
      FloatVector sum = FloatVector.fromArray(SPECIES, y, yAt + i, mask);
      added.fma(factors, sum).intoArray(y, yAt + i, mask);
    }
  }

  static float tanhDot(int size, float[] v, int vAt, float[] q, int qAt, float[] k, int kAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < size; i += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, size);
      FloatVector query = FloatVector.fromArray(SPECIES, q, qAt + i, mask);
      FloatVector key = FloatVector.fromArray(SPECIES, k, kAt + i, mask);
      FloatVector h = VectorMath.tanh(query.add(key));
      sum = h.fma(FloatVector.fromArray(SPECIES, v, vAt + i, mask), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
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
