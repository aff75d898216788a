package dev.lamina.runtime.train;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;

/** A training while it runs: where it is and the figures of the epoch so far. One for each fit. */
public final class TrainingRun {
  private final Model model;
  private final int epochs;
  private final int batches;
  private final int epochSamples;
  private final LabelRanks ranks;
  private int epoch;
  private int batch;
  private int samples;
  private double lossSum;
  private float learningRate;
  private long startNanos;
  private long nanos;
  private volatile boolean stopRequested;

  TrainingRun(Model model, int epochs, int batches, int epochSamples) {
    this.model = model;
    this.epochs = epochs;
    this.batches = batches;
    this.epochSamples = epochSamples;
    this.ranks = LabelRanks.of(model.outputs().getFirst(), 0);
  }

  void startEpoch(int number) {
    epoch = number;
    batch = 0;
    samples = 0;
    lossSum = 0;
    nanos = 0;
    ranks.reset();
    startNanos = System.nanoTime();
  }

  /** Marks the predictions, to see later whether training filled them in. */
  void beforeBatch(Batch batch) {
    batch.predictions(0)[0] = Float.NaN;
  }

  void addBatch(Batch trained, float loss, float rate) {
    batch++;
    samples += trained.size();
    lossSum += (double) loss * trained.size();
    learningRate = rate;
    if (!Float.isNaN(trained.predictions(0)[0])) {
      ranks.add(trained);
    }
    nanos = System.nanoTime() - startNanos;
  }

  /** The network that is trained. */
  public Model model() {
    return model;
  }

  /** Number of the epoch, counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** Epochs that the training was asked for. */
  public int epochs() {
    return epochs;
  }

  /** Batches of this epoch that are done. */
  public int batch() {
    return batch;
  }

  /** Batches in an epoch. */
  public int batches() {
    return batches;
  }

  /** Samples of this epoch that are done. */
  public int samples() {
    return samples;
  }

  /** Samples in an epoch. */
  public int epochSamples() {
    return epochSamples;
  }

  /** Mean loss over the samples of this epoch so far. */
  public double loss() {
    return samples == 0 ? Double.NaN : lossSum / samples;
  }

  /**
   * Share of the first output's labels that were hit in this epoch so far. NaN without labels, or
   * with a model that fills in no predictions while it is trained.
   */
  public double accuracy() {
    return ranks.accuracy();
  }

  /** Learning rate of the latest step. */
  public float learningRate() {
    return learningRate;
  }

  /** Time since the epoch began. */
  public double seconds() {
    return nanos / 1e9;
  }

  /** Speed in this epoch so far. */
  public double samplesPerSecond() {
    return nanos == 0 ? 0 : samples / seconds();
  }

  /**
   * Ends the training after this batch, or after the next if none is at work; the epoch is then
   * closed with the batches it had. Any thread may call it.
   */
  public void stop() {
    stopRequested = true;
  }

  /** Whether {@link #stop()} was called. */
  public boolean stopRequested() {
    return stopRequested;
  }
}
