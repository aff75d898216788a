package dev.lamina.processor.layer;

import dev.lamina.processor.shape.Window;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Searches along one axis for the number nearest to the written one with which the window fits and
 * reads every element. An axis that is right keeps its number.
 *
 * @param length elements of the input
 * @param pool whether padding is limited to half the window
 * @param followed whether the stride is the size, whatever that is
 */
record AxisSearch(Window window, int length, boolean pool, boolean followed) {

  /** The largest size that fits, best one that reads every element. */
  OptionalInt smallerSize() {
    OptionalInt found = size(IntStream.iterate(window.size(), s -> s > 0, s -> s - 1));
    return found.isPresent()
        ? found
        : OptionalInt.of(Math.min(window.size(), window.largestSize(length)));
  }

  /** The nearest size, larger or smaller. */
  OptionalInt otherSize() {
    return size(
        IntStream.rangeClosed(0, window.stride())
            .flatMap(d -> IntStream.of(window.size() + d, window.size() - d))
            .filter(s -> s > 1 || s == window.size()));
  }

  /** The smallest padding, not below the written one. */
  OptionalInt morePadding() {
    int reach = Math.max(window.stride(), window.span());
    return padding(IntStream.rangeClosed(window.before(), window.before() + reach));
  }

  /** The largest padding that is allowed, best one with which every element is read. */
  OptionalInt lessPadding() {
    int limit = Math.min(window.before(), window.size() / 2);
    OptionalInt found = padding(IntStream.iterate(limit, p -> p >= 0, p -> p - 1));
    return found.isPresent() ? found : OptionalInt.of(limit);
  }

  private OptionalInt size(IntStream candidates) {
    return candidates.filter(s -> isRight(resized(s))).findFirst();
  }

  private OptionalInt padding(IntStream candidates) {
    return candidates.filter(p -> isRight(window.withPadding(p))).findFirst();
  }

  private Window resized(int size) {
    return followed ? window.withSize(size).withStride(size) : window.withSize(size);
  }

  // A stride beyond the window skips elements on purpose, but must not be proposed.
  private boolean isRight(Window changed) {
    return changed.fits(length)
        && changed.unread(length) == 0
        && (changed.stride() <= changed.span() || window.stride() > window.span())
        && (!pool || mayBePadded(changed));
  }

  /** Whether no place of a pool's window lies on padding alone. */
  static boolean mayBePadded(Window window) {
    return window.before() <= window.size() / 2;
  }
}
