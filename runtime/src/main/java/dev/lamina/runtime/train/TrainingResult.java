package dev.lamina.runtime.train;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a training led to.
 *
 * @param epochs figures of each epoch, in order
 * @param bestEpoch number, counted from 1, of the epoch with the best watched figure: that of early
 *     stopping, else the loss on the validation set, else on the training set
 * @param stoppedEarly whether early stopping ended the training
 * @param bestRestored whether the weights are those of the best epoch rather than of the last
 */
public record TrainingResult(
    List<EpochResult> epochs, int bestEpoch, boolean stoppedEarly, boolean bestRestored) {
  /** A copy of the list is kept; it holds at least one epoch. */
  public TrainingResult {
    epochs = List.copyOf(epochs);
    if (bestEpoch < 1 || bestEpoch > epochs.size()) {
      throw new IllegalArgumentException(
          "epoch %s is not among the %s".formatted(bestEpoch, epochs.size()));
    }
  }

  /** Figures of the best epoch. */
  public EpochResult best() {
    return epochs.get(bestEpoch - 1);
  }

  /** Figures of the last epoch. */
  public EpochResult last() {
    return epochs.getLast();
  }

  /** One line for each epoch, the best one marked. */
  @Override
  public String toString() {
    return epochs.stream()
        .map(e -> e + (e.epoch() == bestEpoch ? "  (best)" : ""))
        .collect(Collectors.joining("\n"));
  }
}
