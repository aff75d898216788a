package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameters;
import java.util.List;

/** Remembers the epoch with the best watched figure and, where early stopping asks, its weights. */
final class BestEpoch {
  private final Watch watch;
  private final double margin;
  private final int patience;
  private final boolean keepsWeights;
  private double best;
  private int epoch;
  private int waited;
  private float[] weights = {};

  private BestEpoch(Watch watch, double margin, int patience, boolean keepsWeights) {
    this.watch = watch;
    this.margin = margin;
    this.patience = patience;
    this.keepsWeights = keepsWeights;
    this.best = watch.worst();
  }

  /** Only notes the best epoch. */
  static BestEpoch noting() {
    return new BestEpoch(Watch.LOSS, 0, Integer.MAX_VALUE, false);
  }

  /** Also keeps the best weights and loses patience. */
  static BestEpoch stopping(EarlyStopping rule) {
    return new BestEpoch(rule.watch(), rule.margin(), rule.patience(), true);
  }

  void consider(EpochResult result, Parameters parameters) {
    if (consider(result)) {
      keep(parameters);
    }
  }

  /** Whether it is the best so far. */
  private boolean consider(EpochResult result) {
    double figure = keepsWeights ? watch.require(result, "early stopping") : watch.of(result);
    boolean better = epoch == 0 || watch.better(figure, best, margin);
    if (better) {
      best = figure;
      epoch = result.epoch();
      waited = 0;
    } else {
      waited++;
    }
    return better;
  }

  private void keep(Parameters parameters) {
    if (keepsWeights) {
      float[] values = parameters.values();
      if (weights.length != values.length) {
        weights = new float[values.length];
      }
      System.arraycopy(values, 0, weights, 0, values.length);
    }
  }

  boolean outOfPatience() {
    return waited >= patience;
  }

  int epoch() {
    return epoch;
  }

  /** Comes to where it was after these epochs. */
  void resume(List<EpochResult> history, Checkpoint checkpoint) {
    for (EpochResult result : history) {
      consider(result);
    }
    if (keepsWeights) {
      weights = checkpoint.stored(Checkpoint.BEST);
    }
  }

  /** The best weights, laid out as the weight store is; none unless they are kept. */
  float[] weights() {
    return weights;
  }

  boolean keepsWeights() {
    return keepsWeights;
  }

  /** Puts the best weights back if they were kept. */
  void restore(Parameters parameters) {
    System.arraycopy(weights, 0, parameters.values(), 0, weights.length);
  }
}
