package dev.lamina.runtime.train;

/**
 * Told how a training goes on, on the thread that trains. All methods do nothing unless overridden.
 * {@link TrainingRun#stop()} ends the training early.
 */
public interface TrainingListener {
  /** Before an epoch. */
  default void epochStarted(TrainingRun run) {}

  /** After each batch, with figures of the epoch so far. */
  default void batchEnded(TrainingRun run) {}

  /** After an epoch and its validation. */
  default void epochEnded(TrainingRun run, EpochResult result) {}

  /** After the last epoch; not when training broke off with an exception. */
  default void trainingEnded(TrainingResult result) {}
}
