package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.util.Map;

/** Predictions of a model. */
final class LaminaPrediction implements Contestant {
  private final Model model;
  private final Batch batch;

  LaminaPrediction(Model model, Batch batch, int threads) {
    this.model = model;
    this.batch = batch;
    model.threads(threads);
  }

  @Override
  public Map<String, float[]> numbers() {
    model.predict(batch);
    float[] probabilities = batch.predictions(0);
    return Map.of("logits", Logits.ofProbabilities(batch.size(), probabilities));
  }

  @Override
  public void run() {
    model.predict(batch);
  }

  @Override
  public void close() {
    model.threads(1);
  }
}
