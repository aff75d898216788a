package dev.lamina.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the tensors in which Lamina and PyTorch differ, a line for each. */
final class Differences {
  /** Largest difference in a tensor, relative to its largest element. */
  private static final double TOLERANCE = 1e-4;

  private static final int SHOWN = 6;

  private final List<String> found = new ArrayList<>();

  /** Compares two tensors, element by element. */
  void check(String what, float[] pytorch, float... lamina) {
    assertEquals(pytorch.length, lamina.length, () -> "elements of " + what);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < pytorch.length; i++) {
      largest = Math.max(largest, Math.abs(pytorch[i]));
      difference = Math.max(difference, Math.abs((double) pytorch[i] - lamina[i]));
    }
    if (!(difference <= TOLERANCE * largest)) { // also where it is not a number
      found.add(
          "%s differs by %.2g of its largest element%n  PyTorch %s%n  Lamina  %s"
              .formatted(what, difference / largest, first(pytorch), first(lamina)));
    }
  }

  private static String first(float[] values) {
    String text = Arrays.toString(Arrays.copyOf(values, Math.min(SHOWN, values.length)));
    return values.length > SHOWN ? text + " of " + values.length : text;
  }

  /** Fails with all that was found. */
  void assertNone() {
    assertTrue(found.isEmpty(), () -> String.join("\n", found));
  }
}
