package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import jdk.incubator.vector.FloatVector;

/** Normalisation of one sample by its own mean and variance; elements that fill no vector last. */
final class VectorSampleNorm {
  private VectorSampleNorm() {}

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
      int yAt,
      Scratch scratch) {
    float[] lanes = scratch.floats(LANES);
    float mean = (float) (sum(size, x, xAt, lanes) / size);
    double variance = squares(size, x, xAt, mean, lanes) / size;
    float inverse = (float) (1 / Math.sqrt(variance + epsilon));
    moments[momentsAt] = mean;
    moments[momentsAt + 1] = inverse;
    int bound = SPECIES.loopBound(size);
    for (int i = 0; i < bound; i += LANES) {
      at(x, xAt + i)
          .sub(mean)
          .mul(inverse)
          .mul(at(weights, weightAt + i))
          .add(at(weights, biasAt + i))
          .intoArray(y, yAt + i);
    }
    ScalarSampleNorm.apply(
        bound, size, x, xAt, weights, weightAt, biasAt, moments, momentsAt, y, yAt);
  }

  private static double sum(int size, float[] x, int xAt, float[] lanes) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = even;
    int i = 0;
    for (; i <= size - 2 * LANES; i += 2 * LANES) {
      even = even.add(at(x, xAt + i));
      odd = odd.add(at(x, xAt + i + LANES));
    }
    even.add(odd).intoArray(lanes, 0);
    double sum = sum(lanes);
    for (; i < size; i++) {
      sum += x[xAt + i];
    }
    return sum;
  }

  private static double squares(int size, float[] x, int xAt, float mean, float[] lanes) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = even;
    int i = 0;
    for (; i <= size - 2 * LANES; i += 2 * LANES) {
      FloatVector one = at(x, xAt + i).sub(mean);
      FloatVector other = at(x, xAt + i + LANES).sub(mean);
      even = fma(one, one, even);
      odd = fma(other, other, odd);
    }
    even.add(odd).intoArray(lanes, 0);
    double sum = sum(lanes);
    for (; i < size; i++) {
      double distance = x[xAt + i] - mean;
      sum += distance * distance;
    }
    return sum;
  }

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
      boolean accumulate,
      Scratch scratch) {
    float[] lanes = scratch.floats(LANES);
    float mean = moments[momentsAt];
    float inverse = moments[momentsAt + 1];
    float meanOfG = products(size, dy, dyAt, weights, weightAt, lanes) / size;
    float meanOfProduct =
        products(size, x, xAt, mean, dy, dyAt, weights, weightAt, lanes) * inverse / size;
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      FloatVector normal = at(x, xAt + i).sub(mean).mul(inverse);
      FloatVector g = at(dy, dyAt + i).mul(at(weights, weightAt + i));
      FloatVector gradient = g.sub(meanOfG).sub(normal.mul(meanOfProduct)).mul(inverse);
      if (accumulate) {
        gradient = gradient.add(at(dx, dxAt + i));
      }
      gradient.intoArray(dx, dxAt + i);
    }
    ScalarSampleNorm.give(
        i,
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

  /** The sum of g = dy * w. */
  private static float products(
      int size, float[] dy, int dyAt, float[] weights, int weightAt, float[] lanes) {
    FloatVector sums = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      sums = fma(at(dy, dyAt + i), at(weights, weightAt + i), sums);
    }
    sums.intoArray(lanes, 0);
    double sum = sum(lanes);
    for (; i < size; i++) {
      sum += dy[dyAt + i] * weights[weightAt + i];
    }
    return (float) sum;
  }

  /** The sum of g * (x - mean). */
  private static float products(
      int size,
      float[] x,
      int xAt,
      float mean,
      float[] dy,
      int dyAt,
      float[] weights,
      int weightAt,
      float[] lanes) {
    FloatVector sums = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= size - LANES; i += LANES) {
      FloatVector g = at(dy, dyAt + i).mul(at(weights, weightAt + i));
      sums = fma(g, at(x, xAt + i).sub(mean), sums);
    }
    sums.intoArray(lanes, 0);
    double sum = sum(lanes);
    for (; i < size; i++) {
      sum += dy[dyAt + i] * weights[weightAt + i] * (x[xAt + i] - mean);
    }
    return (float) sum;
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
    int i = first;
    for (; i <= end - LANES; i += LANES) {
      FloatVector d = at(dy, dyAt + i);
      d.mul(at(x, xAt + i).sub(mean).mul(inverse))
          .add(at(gradients, weightAt + i))
          .intoArray(gradients, weightAt + i);
      d.add(at(gradients, biasAt + i)).intoArray(gradients, biasAt + i);
    }
    ScalarSampleNorm.weights(
        i, end, x, xAt, moments, momentsAt, dy, dyAt, gradients, weightAt, biasAt);
  }

  /** Lane by lane: the order in which reduceLanes adds may change from call to call. */
  static double sum(float[] lanes) {
    double sum = 0;
    for (int i = 0; i < LANES; i++) {
      sum += lanes[i];
    }
    return sum;
  }

  private static FloatVector at(float[] x, int place) {
    return FloatVector.fromArray(SPECIES, x, place);
  }
}
