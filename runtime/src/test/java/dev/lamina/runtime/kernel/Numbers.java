package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random numbers, places and comparisons of the kernel tests. */
final class Numbers {
  private Numbers() {}

  /** Floats in -1..1. */
  static float[] random(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = random.nextFloat() * 2 - 1;
    }
    return floats;
  }

  /** An array of NaN: whatever a kernel does not write stays NaN. */
  static float[] nan(int size) {
    float[] floats = new float[size];
    Arrays.fill(floats, Float.NaN);
    return floats;
  }

  /** The place, channels-last, of an element of a (channels, pixels) value. */
  static int channelsLast(int element, int channels, int pixels) {
    return element % pixels * channels + element / pixels;
  }

  /**
   * The greatest difference is below 1e-5 of the greatest value, or of the size that a sum of so
   * many products of random numbers has: one that happens to cancel keeps the errors of its terms.
   */
  static void assertClose(double[] expected, double[] actual, double terms, String what) {
    assertEquals(expected.length, actual.length);
    double scale = Math.sqrt(terms) / 3;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      assertTrue(Double.isFinite(actual[i]), what + " element " + i + " is " + actual[i]);
      scale = Math.max(scale, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
    }
    assertTrue(difference <= 1e-5 * scale, what + " differs by " + difference + " of " + scale);
  }

  static void assertSameBits(float[] expected, float[] actual, String what) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          Float.floatToRawIntBits(expected[i]),
          Float.floatToRawIntBits(actual[i]),
          what + " element " + i);
    }
  }
}
