package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.train.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;

/** Training steps of a model, with the update. */
final class LaminaTraining implements Contestant {
  /** How far a step goes: so little that the numbers stay as they are. */
  static final float RATE = 1e-4f;

  /** Of the update on both sides. */
  static final float MOMENTUM = 0.9f;

  private final Model model;
  private final Batch batch;
  private final Batch compared;
  private final Sgd optimizer = Sgd.learningRate(RATE).momentum(MOMENTUM);

  /**
   * Steps with a batch.
   *
   * @param compared samples whose gradients are compared
   */
  LaminaTraining(Model model, Batch batch, Batch compared, int threads) {
    this.model = model;
    this.batch = batch;
    this.compared = compared;
    model.threads(threads);
  }

  @Override
  public Map<String, float[]> numbers() {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    numbers.put("loss", new float[] {model.lossAndGradients(batch)});
    model.lossAndGradients(compared);
    for (Parameter parameter : model.parameters()) {
      if (parameter.trained()) {
        numbers.put("gradient of " + parameter.name(), parameter.gradients());
      }
    }
    return numbers;
  }

  @Override
  public void run() {
    model.lossAndGradients(batch);
    model.update(optimizer);
  }

  @Override
  public void close() {
    model.threads(1);
  }
}
