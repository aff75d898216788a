package dev.lamina.runtime.train;

/**
 * Ends a training that makes no progress: when the watched figure has not improved by more than
 * {@code margin} on its best for {@code patience} epochs in a row. The weights of the best epoch
 * are put back, however the training ends.
 *
 * @param watch the figure
 * @param patience epochs without improvement that are accepted, 1 or more
 * @param margin what counts as improvement, at least 0
 */
public record EarlyStopping(Watch watch, int patience, double margin) {
  /** Checks the numbers. */
  public EarlyStopping {
    if (patience < 1) {
      throw new IllegalArgumentException("the patience must be at least 1 epoch, not " + patience);
    }
    if (!(margin >= 0)) {
      throw new IllegalArgumentException("the margin must be at least 0, not " + margin);
    }
  }

  /** Watches the validation loss (the training loss where there is no validation). */
  public static EarlyStopping patience(int epochs) {
    return new EarlyStopping(Watch.LOSS, epochs, 0);
  }

  /** This configuration for another figure. */
  public EarlyStopping watch(Watch figure) {
    return new EarlyStopping(figure, patience, margin);
  }

  /** This configuration with another margin. */
  public EarlyStopping margin(double least) {
    return new EarlyStopping(watch, patience, least);
  }
}
