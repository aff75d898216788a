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
    float factor = (float) (1 / sum);
    for (int i = 0; i < width; i++) {
      y[out + i] *= factor;
    }
  }

  private static float greatest(int width, float[] x, int in) {
    float greatest = x[in];
    for (int i = 1; i < width; i++) {
      greatest = Math.max(greatest, x[in + i]);
    }
    return greatest;
  }

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
      float dot = 0;
      for (int i = 0; i < width; i++) {
        dot += y[yAt + at + i] * dy[dyAt + at + i];
      }
      for (int i = 0; i < width; i++) {
        float gradient = y[yAt + at + i] * (dy[dyAt + at + i] - dot);
        dx[dxAt + at + i] = accumulate ? dx[dxAt + at + i] + gradient : gradient;
      }
    }
  }

  /** Cross-entropy of one row: log(sum of exp(x - greatest)) + greatest - x[label]. */
  static double crossEntropy(int width, float[] x, int in, int label) {
    if (label < 0 || label >= width) {
      throw new IllegalArgumentException(
          "a label is %d, but the network has %d classes, 0 to %d"
              .formatted(label, width, width - 1));
    }
    float greatest = greatest(width, x, in);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += ScalarMath.exp(x[in + i] - greatest);
    }
    return Math.log(sum) + greatest - x[in + label];
  }

  /** dx = or += (softmax(x) - onehot(label)) * scale. */
  static void crossEntropyGradient(
      int width,
      float[] x,
      int in,
      int label,
      float[] dx,
      int out,
      boolean accumulate,
      float scale) {
    float greatest = greatest(width, x, in);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += ScalarMath.exp(x[in + i] - greatest);
    }
    float factor = (float) (1 / sum);
    for (int i = 0; i < width; i++) {
      float p = ScalarMath.exp(x[in + i] - greatest) * factor;
      float gradient = (i == label ? p - 1 : p) * scale;
      dx[out + i] = accumulate ? dx[out + i] + gradient : gradient;
    }
  }
}
