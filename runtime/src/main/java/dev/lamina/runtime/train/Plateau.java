package dev.lamina.runtime.train;

import java.util.List;

/**
 * Lowers the rate when the watched figure stands still: each time it has not improved by more than
 * {@code margin} on its best for {@code patience} epochs in a row, the rate is multiplied by {@code
 * factor} and the counting starts again.
 *
 * @param watch the figure
 * @param patience epochs without improvement that are accepted, 1 or more
 * @param factor what the rate is multiplied by, above 0 and below 1
 * @param margin what counts as improvement, at least 0
 */
public record Plateau(Watch watch, int patience, double factor, double margin) implements Schedule {
  /** Checks the numbers. */
  public Plateau {
    if (patience < 1) {
      throw new IllegalArgumentException("the patience must be at least 1 epoch, not " + patience);
    }
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "the factor of a plateau must be above 0 and below 1, not " + factor);
    }
    if (!(margin >= 0)) {
      throw new IllegalArgumentException("the margin must be at least 0, not " + margin);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when the figure is an accuracy and the network has none
   */
  @Override
  public double factor(double epoch, double epochs, List<EpochResult> history) {
    double best = watch.worst();
    double product = 1;
    int waited = 0;
    for (int i = 0; i < history.size(); i++) {
      double figure = watch.require(history.get(i), "the plateau schedule");
      if (watch.better(figure, best, margin)) {
        best = figure;
        waited = 0;
      } else if (++waited == patience) {
        product *= factor;
        waited = 0;
      }
    }
    return product;
  }
}
