package dev.lamina.runtime.kernel;

/** Softmax and its cross-entropy, row by row. */
final class Softmax {
  private Softmax() {}

  static void forward(int width, float[] x, int xAt, float[] y, int yAt, int rows) {
    for (int r = 0; r < rows; r++) {
      row(width, x, xAt + r * width, y, yAt + r * width);
    }
  }

  private static void row(int width, float[] x, int in, float[] y, int out) {
    float greatest = greatest(width, x, in);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      float e = ScalarMath.exp(x[in + i] - greatest);
      y[out + i] = e;
      sum += e;
    }
    double factor = 1 / sum;
    for (int i = 0; i < width; i++) {
      y[out + i] = (float) (y[out + i] * factor);
    }
  }

  private static float greatest(int width, float[] x, int in) {
    return x[in + indexOfGreatest(width, x, in)];
  }

  private static int indexOfGreatest(int width, float[] x, int in) {
    int greatest = 0;
    for (int i = 1; i < width; i++) {
      if (x[in + i] > x[in + greatest]) {
        greatest = i;
      }
    }
    return greatest;
  }

  /**
   * dx = y * (h - sum of y * h), h = dy - dy at the likeliest class: the same as with dy, since y
   * adds up to 1. Where that class has almost all, dy - sum of y * dy is a difference of nearly
   * equal numbers and loses its digits; h is 0 there, and the sum is one of small terms.
   */
  static void backward(
      int width,
      float[] y,
      int yAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      int rows) {
    for (int r = 0; r < rows; r++) {
      int at = r * width;
      double likeliest = dy[dyAt + at + indexOfGreatest(width, y, yAt + at)];
      double dot = 0;
      for (int i = 0; i < width; i++) {
        dot += y[yAt + at + i] * (dy[dyAt + at + i] - likeliest);
      }
      for (int i = 0; i < width; i++) {
        float gradient = (float) (y[yAt + at + i] * (dy[dyAt + at + i] - likeliest - dot));
        dx[dxAt + at + i] = accumulate ? dx[dxAt + at + i] + gradient : gradient;
      }
    }
  }

  /** Cross-entropy of one row: log(sum of exp(x - greatest)) + greatest - x[label]. */
  static double crossEntropy(int width, float[] x, int in, int label) {
    requireClass(width, label);
    float greatest = greatest(width, x, in);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += ScalarMath.exp(x[in + i] - greatest);
    }
    return Math.log(sum) + greatest - x[in + label];
  }

  private static void requireClass(int width, int label) {
    if (label < 0 || label >= width) {
      throw new IllegalArgumentException(
          "a label is "
              + label
              + ", but the network has "
              + width
              + " classes, 0 to "
              + (width - 1));
    }
  }

  /**
   * The same, and its gradient: dx = or += (softmax(x) - onehot(label)) * scale, in double: the
   * more certain the right class is, the less of a float is left of p - 1. What dx may lose holds
   * the powers meanwhile.
   */
  static double crossEntropyGradient(
      int width,
      float[] x,
      int in,
      int label,
      float[] dx,
      int out,
      boolean accumulate,
      float scale) {
    requireClass(width, label);
    float greatest = greatest(width, x, in);
    float right = x[in + label];
    double sum = 0;
    for (int i = 0; i < width; i++) {
      float power = ScalarMath.exp(x[in + i] - greatest);
      sum += power;
      if (!accumulate) {
        dx[out + i] = power;
      }
    }
    double factor = 1 / sum;
    for (int i = 0; i < width; i++) {
      double p = factor * (accumulate ? ScalarMath.exp(x[in + i] - greatest) : dx[out + i]);
      float gradient = (float) ((i == label ? p - 1 : p) * scale);
      dx[out + i] = accumulate ? dx[out + i] + gradient : gradient;
    }
    return Math.log(sum) + greatest - right;
  }
}
