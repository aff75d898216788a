package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.train.Adam;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same seed gives the same bits, whatever the number of threads and the neighbours in the
 * batch.
 */
@Tag("widths")
class ThreadsTest {
  private static final CompiledNetworks VECTOR = SampleNetworks.compile("threads", Mode.VECTOR);
  private static final CompiledNetworks SCALAR = SampleNetworks.compile("threads", Mode.SCALAR);

  @ParameterizedTest
  @CsvSource({
    "Classifier, 1",
    "Classifier, 7",
    "Classifier, 64",
    "TwoWays, 1",
    "TwoWays, 7",
    "TwoWays, 64",
    "Normalized, 3",
    "Normalized, 64",
    "Enlarged, 3",
    "Enlarged, 64"
  })
  void bitsDoNotDependOnTheNumberOfThreads(String network, int samples) {
    for (CompiledNetworks networks : List.of(VECTOR, SCALAR)) {
      List<Float> one = trained(networks.create(network, 3), samples, 1);
      assertEquals(one, trained(networks.create(network, 3), samples, 2));
      assertEquals(one, trained(networks.create(network, 3), samples, 5));
      assertNotEquals(one, trained(networks.create(network, 4), samples, 1));
    }
  }

  @Test
  void aSampleDoesNotDependOnItsNeighbours() {
    for (CompiledNetworks networks : List.of(VECTOR, SCALAR)) {
      Model model = networks.create("Classifier", 3);
      Batch many = SampleNetworks.batch(model, 29, 5);
      model.predict(many);
      int size = model.inputs().getFirst().size();
      Batch alone = model.newBatch(1);
      alone.size(1);
      for (int n = 0; n < 29; n++) {
        System.arraycopy(many.input(0), n * size, alone.input(0), 0, size);
        model.predict(alone);
        float[] expected = new float[5];
        System.arraycopy(many.predictions(0), n * 5, expected, 0, 5);
        assertArrayEquals(expected, alone.predictions(0));
      }
    }
  }

  // Losses, logits and predictions, gradients and weights over some steps of training.
  private static List<Float> trained(Model model, int samples, int threads) {
    model.threads(threads);
    Adam optimizer = Adam.learningRate(0.01f);
    List<Float> numbers = new ArrayList<>();
    for (int step = 0; step < 5; step++) {
      Batch batch = SampleNetworks.batch(model, samples, step);
      numbers.add(model.lossAndGradients(batch));
      add(batch.predictions(0), numbers);
      add(model.parameters().gradients(), numbers);
      model.update(optimizer);
    }
    Batch batch = SampleNetworks.batch(model, samples, 9);
    numbers.add(model.loss(batch));
    add(batch.predictions(0), numbers);
    add(model.parameters().values(), numbers);
    return numbers;
  }

  private static void add(float[] values, List<Float> numbers) {
    for (float value : values) {
      numbers.add(value);
    }
  }
}
