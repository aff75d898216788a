package dev.lamina.runtime.kernel;

/** Element-wise losses: value and derivative with respect to the prediction x. */
final class Losses {
  private Losses() {}

  static double sum(ElementLoss kind, int size, float[] x, int xAt, float[] target, int targetAt) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += value(kind, x[xAt + i], target[targetAt + i]);
    }
    return sum;
  }

  static void gradient(
      ElementLoss kind,
      int size,
      float[] x,
      int xAt,
      float[] target,
      int targetAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      float scale) {
    for (int i = 0; i < size; i++) {
      float gradient = derivative(kind, x[xAt + i], target[targetAt + i]) * scale;
      dx[dxAt + i] = accumulate ? dx[dxAt + i] + gradient : gradient;
    }
  }

  private static double value(ElementLoss kind, float x, float t) {
    double distance = Math.abs((double) x - t);
    return switch (kind) {
      case MEAN_SQUARED_ERROR -> distance * distance;
      case L1 -> distance;
      case HUBER -> distance < 1 ? distance * distance / 2 : distance - 0.5;
      // -t log s(x) - (1-t) log(1-s(x)) = softplus(x) - t x, in a form that cannot overflow.
      case BINARY_CROSS_ENTROPY ->
          Math.max(x, 0) - (double) x * t + Math.log1p(Math.exp(-Math.abs((double) x)));
    };
  }

  private static float derivative(ElementLoss kind, float x, float t) {
    return switch (kind) {
      case MEAN_SQUARED_ERROR -> 2 * (x - t);
      case L1 -> Math.signum(x - t);
      case HUBER -> Math.clamp(x - t, -1f, 1f);
      // In double: the more certain the answer is, the less of a float is left of the difference.
      case BINARY_CROSS_ENTROPY -> (float) (1 / (1 + Math.exp(-(double) x)) - t);
    };
  }
}
