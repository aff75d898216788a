package dev.lamina.runtime.kernel;

/** Products and sums of two rows by plain loops. */
final class ScalarRows {
  private ScalarRows() {}

  static double dot(int size, float[] x, int xAt, float[] y, int yAt) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (double) x[xAt + i] * y[yAt + i];
    }
    return sum;
  }

  static void addScaled(int size, float factor, float[] x, int xAt, float[] y, int yAt) {
    for (int i = 0; i < size; i++) {
      y[yAt + i] += factor * x[xAt + i];
    }
  }

  static double tanhDot(int size, float[] v, int vAt, float[] q, int qAt, float[] k, int kAt) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (double) v[vAt + i] * ScalarMath.tanh(q[qAt + i] + k[kAt + i]);
    }
    return sum;
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
    for (int i = 0; i < size; i++) {
      float h = ScalarMath.tanh(q[qAt + i] + k[kAt + i]);
      float g = ds * v[vAt + i] * (1 - h * h);
      q[dqAt + i] += g;
      k[dkAt + i] += g;
      dv[dvAt + i] += ds * h;
    }
  }
}
