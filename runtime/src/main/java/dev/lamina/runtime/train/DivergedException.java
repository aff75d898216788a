package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameters;

/**
 * A loss or the gradients became infinite or not a number, so that going on would only spoil the
 * weights.
 */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int epoch;
  private final int batch;

  private DivergedException(String figure, String weights, TrainingRun run, int batch, float rate) {
    super(
        ("the %s; %s. What usually helps: a learning rate below %s, clipNorm(1), inputs that are"
                + " finite and of the order of 1")
            .formatted(figure, weights, rate));
    this.epoch = run.epoch();
    this.batch = batch;
  }

  /** While this batch was trained, before the weights were moved. */
  static DivergedException inBatch(
      String figure, double value, BestEpoch best, TrainingRun run, int batch, float rate) {
    String text =
        "%s is %s in epoch %s, batch %s of %s"
            .formatted(figure, value, run.epoch(), batch, run.batches());
    return new DivergedException(
        text, weights(best, run, "as they were before that batch"), run, batch, rate);
  }

  /** In the validation after an epoch. */
  static DivergedException inValidation(double loss, BestEpoch best, TrainingRun run) {
    String text = "loss on the validation set is %s after epoch %s".formatted(loss, run.epoch());
    return new DivergedException(
        text, weights(best, run, "those after that epoch"), run, run.batch(), run.learningRate());
  }

  private static String weights(BestEpoch best, TrainingRun run, String otherwise) {
    if (best.keepsWeights() && best.epoch() > 0) {
      return "the weights are those of epoch %s, the best".formatted(best.epoch());
    }
    Parameters parameters = run.model().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (!isFinite(parameters.get(i))) {
        return "an earlier step has spoiled the weights, first " + parameters.get(i).name();
      }
    }
    return "the weights are " + otherwise;
  }

  private static boolean isFinite(Parameter parameter) {
    for (float value : parameter.values()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Number of the epoch, counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** Number of the batch in the epoch, counted from 1; the last one if it was in validation. */
  public int batch() {
    return batch;
  }
}
