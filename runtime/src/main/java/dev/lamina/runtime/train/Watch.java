package dev.lamina.runtime.train;

/** A figure of an epoch that tells whether training still makes progress. */
public enum Watch {
  /** Loss on the validation set, or on the training set where there is no validation. */
  LOSS,
  /** Accuracy on the validation set, or on the training set where there is no validation. */
  ACCURACY,
  /** Loss on the training set. */
  TRAIN_LOSS,
  /** Accuracy on the training set. */
  TRAIN_ACCURACY;

  /** The figure, NaN where the epoch has none. */
  public double of(EpochResult epoch) {
    return switch (this) {
      case LOSS -> epoch.hasValidation() ? epoch.validationLoss() : epoch.trainLoss();
      case ACCURACY -> epoch.hasValidation() ? epoch.validationAccuracy() : epoch.trainAccuracy();
      case TRAIN_LOSS -> epoch.trainLoss();
      case TRAIN_ACCURACY -> epoch.trainAccuracy();
    };
  }

  /** The figure, or an exception that names who needs it. */
  double require(EpochResult epoch, String who) {
    double figure = of(epoch);
    if (Double.isNaN(figure)) {
      throw new IllegalStateException(
          "%s watches %s, but the network's first output takes no labels".formatted(who, this));
    }
    return figure;
  }

  /** Whether a figure is better than another by more than {@code margin}; NaN never is. */
  public boolean better(double figure, double than, double margin) {
    return switch (this) {
      case LOSS, TRAIN_LOSS -> figure < than - margin;
      case ACCURACY, TRAIN_ACCURACY -> figure > than + margin;
    };
  }

  /** A figure that every number is better than. */
  public double worst() {
    return switch (this) {
      case LOSS, TRAIN_LOSS -> Double.POSITIVE_INFINITY;
      case ACCURACY, TRAIN_ACCURACY -> Double.NEGATIVE_INFINITY;
    };
  }
}
