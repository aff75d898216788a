package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.train.Sgd;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Predictions of transposed convolutions read rearranged weights, which training rearranges as
 * well: they are always those of the weights of now.
 */
class PackedWeightsTest {
  private static final CompiledNetworks NETWORKS = SampleNetworks.compile("packed", Mode.SCALAR);

  @Test
  void whateverChangesTheWeightsShowsInTheNextPrediction() {
    Model model = NETWORKS.create(SampleNetworks.ENLARGED, 1);
    Batch batch = Samples.of(model, 4, new Random(3));
    // The first prediction of all has nothing rearranged by a step of training.
    shows(model, batch, m -> set(m, "up.weight"));
    shows(model, batch, m -> set(m, "up.bias"));
    shows(model, batch, m -> set(m, "larger.weight"));
    shows(model, batch, m -> step(m, batch));
    shows(model, batch, m -> Arrays.fill(m.parameters().values(), 0.25f));
    // A step between a change and a prediction sees the changed weights itself.
    shows(
        model,
        batch,
        m -> {
          set(m, "sum.weight");
          m.lossAndGradients(batch);
          set(m, "sum.weight");
        });
    shows(model, batch, m -> step(m, batch));
  }

  private static void step(Model model, Batch batch) {
    model.lossAndGradients(batch);
    model.update(Sgd.learningRate(0.1f));
  }

  private static void set(Model model, String name) {
    float[] values = model.parameters().get(name).values();
    for (int i = 0; i < values.length; i++) {
      values[i] += 0.5f;
    }
    model.parameters().get(name).set(values);
  }

  // A new model with the same weights has nothing rearranged from before.
  private static void shows(Model model, Batch batch, Consumer<Model> change) {
    float[] before = answers(model, batch);
    change.accept(model);
    float[] after = answers(model, batch);
    assertFalse(Arrays.equals(before, after));
    Model copy = NETWORKS.create(SampleNetworks.ENLARGED, 2);
    for (int i = 0; i < copy.parameters().size(); i++) {
      copy.parameters().get(i).set(model.parameters().get(i).values());
    }
    assertArrayEquals(answers(copy, batch), after);
  }

  private static float[] answers(Model model, Batch batch) {
    model.predict(batch);
    return batch.predictions(0).clone();
  }
}
