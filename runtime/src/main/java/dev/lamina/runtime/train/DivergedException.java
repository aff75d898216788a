package dev.lamina.runtime.train;

/** The loss became infinite or not a number, so that going on would only spoil the weights. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int epoch;
  private final int batch;

  DivergedException(float loss, int epoch, int batch, int batches, float rate) {
    super(
        ("the loss is %s in epoch %s, batch %s of %s; the weights are as they were before that"
                + " batch. What usually helps: a learning rate below %s, clipNorm(1), inputs that"
                + " are finite and of the order of 1")
            .formatted(loss, epoch, batch, batches, rate));
    this.epoch = epoch;
    this.batch = batch;
  }

  /** Number of the epoch, counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** Number of the batch in the epoch, counted from 1. */
  public int batch() {
    return batch;
  }
}
