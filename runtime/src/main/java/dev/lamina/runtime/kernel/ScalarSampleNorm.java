package dev.lamina.runtime.kernel;

/** Normalisation of one sample by its own mean and variance. */
final class ScalarSampleNorm {
  private ScalarSampleNorm() {}

  static void forward(
      int size,
      float epsilon,
      float[] x,
      int xAt,
      float[] weights,
      int weightAt,
      int biasAt,
      float[] moments,
      int momentsAt,
      float[] y,
      int yAt) {
    double mean = 0;
    for (int i = 0; i < size; i++) {
      mean += x[xAt + i];
    }
    mean /= size;
    double variance = 0;
    for (int i = 0; i < size; i++) {
      variance += (x[xAt + i] - mean) * (x[xAt + i] - mean);
    }
    moments[momentsAt] = (float) mean;
    moments[momentsAt + 1] = (float) (1 / Math.sqrt(variance / size + epsilon));
    apply(0, size, x, xAt, weights, weightAt, biasAt, moments, momentsAt, y, yAt);
  }

  /** y of the elements first..size. */
  static void apply(
      int first,
      int size,
      float[] x,
      int xAt,
      float[] weights,
      int weightAt,
      int biasAt,
      float[] moments,
      int momentsAt,
      float[] y,
      int yAt) {
    float mean = moments[momentsAt];
    float inverse = moments[momentsAt + 1];
    for (int i = first; i < size; i++) {
      float normal = (x[xAt + i] - mean) * inverse;
      y[yAt + i] = normal * weights[weightAt + i] + weights[biasAt + i];
    }
  }

  /** dx = inverse * (g - mean of g - normal * mean of g * normal), g = dy * w. */
  static void backward(
      int size,
      float[] x,
      int xAt,
      float[] moments,
      int momentsAt,
      float[] dy,
      int dyAt,
      float[] weights,
      int weightAt,
      float[] dx,
      int dxAt,
      boolean accumulate) {
    float mean = moments[momentsAt];
    float inverse = moments[momentsAt + 1];
    double sum = 0;
    double product = 0;
    for (int i = 0; i < size; i++) {
      double g = dy[dyAt + i] * weights[weightAt + i];
      sum += g;
      product += g * (x[xAt + i] - mean) * inverse;
    }
    float meanOfG = (float) (sum / size);
    float meanOfProduct = (float) (product / size);
    give(
        0,
        size,
        x,
        xAt,
        mean,
        inverse,
        dy,
        dyAt,
        weights,
        weightAt,
        meanOfG,
        meanOfProduct,
        dx,
        dxAt,
        accumulate);
  }

  /** dx of the elements first..size. */
  static void give(
      int first,
      int size,
      float[] x,
      int xAt,
      float mean,
      float inverse,
      float[] dy,
      int dyAt,
      float[] weights,
      int weightAt,
      float meanOfG,
      float meanOfProduct,
      float[] dx,
      int dxAt,
      boolean accumulate) {
    for (int i = first; i < size; i++) {
      float normal = (x[xAt + i] - mean) * inverse;
      float g = dy[dyAt + i] * weights[weightAt + i];
      float gradient = (g - meanOfG - normal * meanOfProduct) * inverse;
      dx[dxAt + i] = accumulate ? dx[dxAt + i] + gradient : gradient;
    }
  }

  static void weights(
      int first,
      int end,
      float[] x,
      int xAt,
      float[] moments,
      int momentsAt,
      float[] dy,
      int dyAt,
      float[] gradients,
      int weightAt,
      int biasAt) {
    float mean = moments[momentsAt];
    float inverse = moments[momentsAt + 1];
    for (int i = first; i < end; i++) {
      gradients[weightAt + i] += dy[dyAt + i] * ((x[xAt + i] - mean) * inverse);
      gradients[biasAt + i] += dy[dyAt + i];
    }
  }
}
