package dev.lamina.runtime;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Checks the user's arrays before a network runs on them. */
final class Bindings {
  private Bindings() {}

  /**
   * The array must hold {@code samples} samples of this shape; {@code what} stands before the name
   * in messages. They are put together only then: steps allocate nothing.
   */
  static void checkValues(
      String what, String name, List<Integer> shape, float[] values, int samples) {
    requireSamples(samples);
    if (values == null) {
      throw new NullPointerException(what + name + ": there is no array");
    }
    long size = 1;
    for (int i = 0; i < shape.size(); i++) {
      size *= shape.get(i);
    }
    if (values.length < size * samples) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s%s: %d x %s takes %,d floats, but the array has %,d",
              what,
              name,
              samples,
              text(shape),
              size * samples,
              values.length));
    }
  }

  /** Each class number must be below the number of classes. */
  static void checkLabels(OutputPort output, int[] labels, int samples) {
    requireSamples(samples);
    if (labels == null) {
      throw new NullPointerException("labels of " + output.name() + ": there is no array");
    }
    int each = output.labelsPerSample();
    if (labels.length < (long) each * samples) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "labels of %s: %d samples take %,d class numbers, but the array has %,d",
              output.name(),
              samples,
              (long) each * samples,
              labels.length));
    }
    for (int i = 0; i < each * samples; i++) {
      if (labels[i] < 0 || labels[i] >= output.width()) {
        throw new IllegalArgumentException(
            "label %s of sample %s is no class of %s, which has classes 0 to %s"
                .formatted(labels[i], i / each, output.name(), output.width() - 1));
      }
    }
  }

  private static void requireSamples(int samples) {
    if (samples < 1) {
      throw new IllegalArgumentException("a batch has at least 1 sample, not " + samples);
    }
  }

  private static String text(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
