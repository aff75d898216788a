package dev.lamina.runtime.kernel;

/** Checks of the arguments of a kernel call: cheap, once a call, in sentences. */
final class Ranges {
  private Ranges() {}

  /** Samples from (inclusive) to (exclusive). */
  static void samples(int from, int to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException(
          "samples %d to %d are no range: from must be at least 0 and at most to"
              .formatted(from, to));
    }
  }

  /** Some of {@code count} things. */
  static void pieces(String name, int from, int to, int count) {
    if (from < 0 || from > to || to > count) {
      throw new IllegalArgumentException(
          "%s %d to %d are no part of 0 to %d".formatted(name, from, to, count));
    }
  }

  /** A buffer of samples {@code stride} apart, {@code size} floats each. */
  static void buffer(String name, float[] buffer, int at, int size, int stride, int from, int to) {
    if (to - from > 1 && stride < size) {
      throw new IllegalArgumentException(
          "samples of %s are %d floats apart but %d long".formatted(name, stride, size));
    }
    if (to > from) {
      part(name, buffer.length, at, (to - 1L) * stride + size);
    }
  }

  /** A buffer that holds {@code size} elements. */
  static void part(String name, int length, int at, long size) {
    if (at < 0 || at + size > length) {
      throw new IllegalArgumentException(
          "%s needs %d elements from place %d on, but its array has %d"
              .formatted(name, size, at, length));
    }
  }

  /** A number that must be positive. */
  static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be at least 1, not %d".formatted(name, value));
    }
  }
}
