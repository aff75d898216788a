package dev.lamina.runtime.data;

/**
 * Brings lines of one length to another. Each new element is the mean of the old ones around its
 * place, weighted by a triangle that reaches one old element to each side, or one new element where
 * the line gets shorter: what Pillow calls BILINEAR.
 */
final class Resampling {
  private final int[] first;
  private final float[][] weights;

  Resampling(int from, int to) {
    first = new int[to];
    weights = new float[to][];
    double scale = (double) from / to;
    double reach = Math.max(1, scale);
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      int begin = Math.max(0, (int) Math.floor(center - reach));
      int end = Math.min(from, (int) Math.ceil(center + reach));
      first[i] = begin;
      weights[i] = triangle(center, reach, begin, end);
    }
  }

  private static float[] triangle(double center, double reach, int begin, int end) {
    double[] heights = new double[end - begin];
    double sum = 0;
    for (int k = 0; k < heights.length; k++) {
      heights[k] = Math.max(0, 1 - Math.abs(begin + k + 0.5 - center) / reach);
      sum += heights[k];
    }
    float[] weights = new float[heights.length];
    for (int k = 0; k < heights.length; k++) {
      weights[k] = (float) (heights[k] / sum);
    }
    return weights;
  }

  /** Reads a line whose elements are {@code step} apart, writes one with its own step. */
  void apply(float[] source, int at, int step, float[] target, int targetAt, int targetStep) {
    for (int i = 0; i < weights.length; i++) {
      float sum = 0;
      for (int k = 0; k < weights[i].length; k++) {
        sum += weights[i][k] * source[at + (first[i] + k) * step];
      }
      target[targetAt + i * targetStep] = sum;
    }
  }
}
