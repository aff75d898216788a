package dev.lamina.runtime.train;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;

/**
 * Mean gradient over several batches, as if they were one, also when their sizes differ.
 *
 * <p>A model adds the mean over a batch's n samples. So the store holds the sum over all samples
 * divided by the size of the latest batch; the end of the group divides that by the number of
 * samples instead.
 */
final class GradientMean {
  private final Model model;
  private int batches;
  private int samples;
  private int divisor;

  GradientMean(Model model) {
    this.model = model;
  }

  /** Runs a batch and adds its gradients; returns its loss. */
  float add(Batch batch) {
    int n = batch.size();
    float loss;
    if (batches == 0) {
      loss = model.lossAndGradients(batch);
    } else {
      if (n != divisor) {
        GradientClipping.scale(model.parameters(), (float) divisor / n);
      }
      loss = model.accumulateGradients(batch);
    }
    divisor = n;
    samples += n;
    batches++;
    return loss;
  }

  /** Batches since the last {@link #finish()}. */
  int batches() {
    return batches;
  }

  /** Turns the sum into the mean; the next batch starts a new one. */
  void finish() {
    if (batches > 1) {
      GradientClipping.scale(model.parameters(), (float) divisor / samples);
    }
    batches = 0;
    samples = 0;
  }
}
