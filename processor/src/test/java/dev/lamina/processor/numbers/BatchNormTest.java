package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.weights.SafeTensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What batch normalisation is for a model as a whole: its statistics. */
class BatchNormTest {
  private static final CompiledNetworks NETWORKS = SampleNetworks.compile("norm", Mode.SCALAR);

  @Test
  void theNamesArePyTorchsAndStatisticsDoNotCount() {
    Model model = NETWORKS.create(SampleNetworks.NORMALIZED, 1);
    assertEquals(
        List.of(
            "a.weight[5, 3, 3, 3]",
            "a.batchNorm.weight[5]",
            "a.batchNorm.bias[5]",
            "a.batchNorm.running_mean[5]",
            "a.batchNorm.running_var[5]"),
        model.parameters().subList(0, 5).stream().map(Object::toString).toList());
    assertTrue(model.summary().matches("(?s).*\\n +a +5 x 6 x 6 +145 .*"), model.summary());
    assertEquals(
        model.parameters().count(),
        model.parameters().stream()
            .filter(p -> !p.name().contains("running"))
            .mapToLong(p -> p.size())
            .sum());
    assertArrayEquals(
        new float[5], model.parameters().get("a.batchNorm.running_mean").values(), "begins at 0");
    assertArrayEquals(
        new float[] {1, 1, 1, 1, 1}, model.parameters().get("a.batchNorm.running_var").values());
    assertArrayEquals(
        new float[] {1, 1, 1, 1, 1}, model.parameters().get("a.batchNorm.weight").values());
  }

  @Test
  void predictionsNeitherMoveTheStatisticsNorLookAtOtherSamples() {
    Model model = trained();
    float[] before = model.parameters().values().clone();
    Batch many = SampleNetworks.batch(model, 9, 5);
    model.loss(many);
    model.predict(many);
    assertArrayEquals(before, model.parameters().values());
    Batch one = model.newBatch(1);
    one.size(1);
    System.arraycopy(many.input(0), 0, one.input(0), 0, one.input(0).length);
    model.predict(one);
    for (int i = 0; i < one.predictions(0).length; i++) {
      assertEquals(many.predictions(0)[i], one.predictions(0)[i]);
    }
  }

  @Test
  void statisticsAreSavedAndRestored(@TempDir Path folder) throws IOException {
    Model model = trained();
    Path file = folder.resolve("weights.safetensors");
    SafeTensors.save(model.parameters(), file, Map.of());
    Batch batch = SampleNetworks.batch(model, 4, 8);
    model.predict(batch);
    Model other = NETWORKS.create(SampleNetworks.NORMALIZED, 2);
    other.restore(file);
    Batch same = SampleNetworks.batch(other, 4, 8);
    other.predict(same);
    assertArrayEquals(batch.predictions(0), same.predictions(0));
    float[] mean = other.parameters().get("a.batchNorm.running_mean").values();
    assertNotEquals(0, mean[0]);
  }

  @Test
  void oneSampleOfOnePlaceIsRefusedBeforeAnythingHappens() {
    Model model = trained();
    float[] before = model.parameters().values().clone();
    Batch batch = SampleNetworks.batch(model, 1, 3);
    for (Runnable training :
        List.<Runnable>of(
            () -> model.lossAndGradients(batch),
            () -> model.accumulateGradients(batch),
            () -> model.checkGradients(batch))) {
      var thrown = assertThrows(IllegalArgumentException.class, training::run);
      assertEquals(
          "@BatchNorm c needs more than one value a channel to be trained, but a batch of 1 has 1;"
              + " take batches of 2 samples or more, the last one of an epoch too, which"
              + " Trainer.dropRest() leaves out",
          thrown.getMessage());
    }
    assertArrayEquals(before, model.parameters().values());
    assertTrue(Float.isFinite(model.loss(batch)));
  }

  @Test
  void oneSampleOfManyPlacesWillDo() {
    Net net =
        Net.named("Places")
            .with("image", new Op.Input(List.of(3, 2, 1)))
            .with("a", new Op.BatchNorm(1e-5, 0.1), new Op.Output(Loss.MEAN_SQUARED_ERROR, 1));
    Model model = CompiledNetworks.of("places", Mode.SCALAR, List.of(net)).create("Places", 1);
    assertTrue(Float.isFinite(model.lossAndGradients(SampleNetworks.batch(model, 1, 3))));
  }

  private static Model trained() {
    Model model = NETWORKS.create(SampleNetworks.NORMALIZED, 1);
    Adam optimizer = Adam.learningRate(0.01f);
    for (int step = 0; step < 3; step++) {
      model.lossAndGradients(SampleNetworks.batch(model, 6, step));
      model.update(optimizer);
    }
    return model;
  }
}
