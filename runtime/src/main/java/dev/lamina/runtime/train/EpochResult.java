package dev.lamina.runtime.train;

import java.util.Locale;

/**
 * Figures of one epoch. What there is none of, accuracy without labels or validation without a
 * validation set, is NaN.
 *
 * @param epoch number of the epoch, counted from 1
 * @param trainLoss mean loss over the samples trained, each as the network was when it saw it
 * @param trainAccuracy share of labels of the first output hit in training, 0 to 1
 * @param validationLoss mean loss over the validation set after the epoch
 * @param validationAccuracy share of labels of the first output hit in validation, 0 to 1
 * @param learningRate rate of the epoch's last step
 * @param samples number of samples trained
 * @param seconds time spent in training, validation not counted
 */
public record EpochResult(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    float learningRate,
    int samples,
    double seconds) {
  /** Whether there is a validation loss. */
  public boolean hasValidation() {
    return !Double.isNaN(validationLoss);
  }

  /** Training samples a second, validation not counted. */
  public double samplesPerSecond() {
    return seconds > 0 ? samples / seconds : 0;
  }

  /** The figures in one line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder("epoch ").append(epoch);
    figures(line, "", trainLoss, trainAccuracy);
    if (hasValidation()) {
      figures(line, "validation ", validationLoss, validationAccuracy);
    }
    return line.append(
            String.format(Locale.ROOT, "  %.1f s  %,.0f samples/s", seconds, samplesPerSecond()))
        .toString();
  }

  private static void figures(StringBuilder line, String whose, double loss, double accuracy) {
    line.append(String.format(Locale.ROOT, "  %sloss %.4f", whose, loss));
    if (!Double.isNaN(accuracy)) {
      line.append(String.format(Locale.ROOT, "  %saccuracy %.1f %%", whose, 100 * accuracy));
    }
  }
}
