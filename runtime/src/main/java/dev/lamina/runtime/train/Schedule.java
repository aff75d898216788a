package dev.lamina.runtime.train;

import java.util.Arrays;
import java.util.List;

/**
 * How the learning rate changes over a training: a factor on the optimizer's own rate.
 *
 * <p>A schedule has no memory. It is asked before each step and sees the time and the results of
 * the epochs so far, so that a training that goes on after a restart goes on with the same rates.
 */
@FunctionalInterface
public interface Schedule {
  /**
   * The factor on the learning rate.
   *
   * @param epoch time since the start in epochs: 2.25 after a quarter of the third epoch
   * @param epochs length of the whole training in epochs
   * @param history results of the epochs that ended
   */
  double factor(double epoch, double epochs, List<EpochResult> history);

  /** The optimizer's own rate throughout. */
  static Schedule constant() {
    return (epoch, epochs, history) -> 1;
  }

  /** Multiplies the rate by {@code factor} every {@code length} epochs. */
  static Schedule step(int length, double factor) {
    requireAboveZero("step length in epochs", length);
    requireAboveZero("factor", factor);
    return (epoch, epochs, history) -> Math.pow(factor, Math.floor(epoch / length));
  }

  /** Multiplies the rate by {@code factor} once each of these numbers of epochs is over. */
  static Schedule milestones(double factor, int... ends) {
    requireAboveZero("factor", factor);
    int[] sorted = ends.clone();
    Arrays.sort(sorted);
    return (epoch, epochs, history) -> {
      int passed = 0;
      while (passed < sorted.length && epoch >= sorted[passed]) {
        passed++;
      }
      return Math.pow(factor, passed);
    };
  }

  /** Half a cosine from the full rate to 0 at the end (Loshchilov, Hutter 2017). */
  static Schedule cosine() {
    return cosine(0);
  }

  /** Half a cosine from the full rate to {@code floor} times the rate at the end. */
  static Schedule cosine(double floor) {
    Settings.requireFraction("the floor of a cosine", floor);
    return (epoch, epochs, history) -> {
      double done = epochs > 0 ? Math.clamp(epoch / epochs, 0.0, 1.0) : 1;
      return floor + (1 - floor) * (1 + Math.cos(Math.PI * done)) / 2;
    };
  }

  /**
   * A tenth of the rate at first, growing in a line to the full rate after {@code length} epochs
   * (half epochs are fine), then another schedule over the time that is left.
   */
  static Schedule warmUp(double length, Schedule then) {
    requireAboveZero("length of the warm-up in epochs", length);
    return (epoch, epochs, history) ->
        epoch < length
            ? 0.1 + 0.9 * epoch / length
            : then.factor(epoch - length, epochs - length, history);
  }

  /**
   * Multiplies the rate by {@code factor} whenever the validation loss (the training loss where
   * there is no validation) has not improved for {@code patience} epochs in a row.
   */
  static Schedule plateau(int patience, double factor) {
    return new Plateau(Watch.LOSS, patience, factor, 0);
  }

  private static void requireAboveZero(String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the " + what + " must be above 0, not " + value);
    }
  }
}
