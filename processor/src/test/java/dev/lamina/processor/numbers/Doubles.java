package dev.lamina.processor.numbers;

/** Arrays of numbers as doubles, and how far apart two of them are. */
final class Doubles {
  /** Tensors with no larger element than this count as 0. */
  private static final double NOTHING = 1e-6;

  private Doubles() {}

  static double[] of(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  /** Largest absolute value. */
  static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** The largest difference, divided by {@code scale}; NaN where a number is missing or none. */
  static double error(double[] expected, double[] actual, double scale) {
    if (expected.length != actual.length) {
      return Double.NaN;
    }
    return difference(expected, actual) / Math.max(NOTHING, scale);
  }

  /** The largest difference of two arrays of the same length. */
  static double difference(double[] expected, double[] actual) {
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
    }
    return difference;
  }
}
