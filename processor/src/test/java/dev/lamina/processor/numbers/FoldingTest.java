package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.train.Sgd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Batch normalisations that predictions find in the weights: where, and with the weights of now.
 * That the numbers are right is seen in {@link LayerGradientTest}.
 */
class FoldingTest {
  private static final Op CONV = new Op.Conv(5, Frame.of(3).stride(1), Frame.of(1), 1, false);
  private static final Op UP = new Op.ConvTranspose(5, Frame.of(2), Frame.of(2), 0, 0, 1, true);
  private static final Op NORM = new Op.BatchNorm(1e-5, 0.5);
  private static final Op RELU = new Op.Activation(Op.Function.RELU, 0);
  private static final Op OUTPUT = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);

  private static final CompiledNetworks NETWORKS =
      CompiledNetworks.of(
          "folding",
          Mode.SCALAR,
          List.of(
              image("Folded").with("a", CONV, NORM, RELU).with("b", dense(3), NORM, OUTPUT),
              image("Apart").with("a", CONV).with("b", NORM, RELU, dense(3), OUTPUT),
              image("Between").with("a", CONV, RELU, NORM, dense(3), OUTPUT),
              image("Enlarged").with("a", UP, NORM, RELU).with("b", dense(3), OUTPUT),
              image("Before").with("a", NORM, CONV, dense(3), OUTPUT)));

  private static Net image(String name) {
    return Net.named(name).with("image", new Op.Input(List.of(2, 4, 3)));
  }

  private static Op dense(int units) {
    return new Op.Dense(units, true);
  }

  @Test
  void aNormalisationBehindAConvolutionOrADenseLayerIsFolded() {
    assertEquals(
        List.of(
            "prepare  a          fold a.batchNorm.weight into a.weight 3x1",
            "prepare  b          fold b.batchNorm.weight into b.weight 2x3",
            "forward  a          a.batchNorm = convolve folded a.weight 3x1",
            "forward  b          b.batchNorm = convolve folded b.weight 2x3"),
        inference("Folded"));
  }

  /** The handle of a field shows its value, which would be none. */
  @Test
  void theValueOfAFieldStays() {
    assertEquals(
        List.of(
            "prepare  b          b.runningScale, b.runningShift = normalizeStatistics",
            "forward  a          a = convolve a.weight 3x1",
            "forward  b          b.batchNorm = add(multiply(a, b.runningScale[c]),"
                + " b.runningShift[c])",
            "forward  b          b.dense = convolve b.dense.weight 2x3"),
        inference("Apart"));
  }

  @Test
  void onlyWhatStandsRightBehindIsFolded() {
    for (String network : List.of("Between", "Before", "Enlarged")) {
      assertFalse(String.join("\n", inference(network)).contains("fold"), network);
    }
  }

  // Lines with convolutions and normalisations, as far as they do not repeat sizes.
  private static List<String> inference(String network) {
    String report = NETWORKS.report(network);
    return report
        .substring(report.indexOf("  inference\n"))
        .lines()
        .map(String::strip)
        .filter(l -> l.contains("convolve") || l.contains("running") || l.contains("fold"))
        .filter(l -> l.startsWith("prepare") || l.startsWith("forward"))
        .map(l -> l.replaceFirst(" stride .*", ""))
        .toList();
  }

  @Test
  void whateverChangesAParameterShowsInTheNextPrediction(@TempDir Path folder) throws IOException {
    Model model = NETWORKS.create("Folded", 1);
    Model other = NETWORKS.create("Folded", 2);
    Path file = folder.resolve("weights");
    other.save(file);
    Batch batch = SampleNetworks.batch(model, 4, 3);
    shows(model, batch, m -> m.lossAndGradients(batch));
    shows(model, batch, m -> m.accumulateGradients(batch));
    shows(model, batch, m -> m.update(Sgd.learningRate(0.1f)));
    shows(model, batch, m -> set(m, "a.weight"));
    shows(model, batch, m -> set(m, "a.batchNorm.bias"));
    shows(model, batch, m -> set(m, "a.batchNorm.running_mean"));
    shows(model, batch, m -> set(m, "a.batchNorm.running_var"));
    shows(model, batch, m -> Reflection.layer(m, "a").weight(new float[30]));
    shows(model, batch, m -> Arrays.fill(m.parameters().values(), 0.5f));
    shows(model, batch, m -> restore(m, file));
  }

  private static void set(Model model, String name) {
    float[] values = model.parameters().get(name).values();
    for (int i = 0; i < values.length; i++) {
      values[i] += 1;
    }
    model.parameters().get(name).set(values);
  }

  private static void restore(Model model, Path file) {
    try {
      model.restore(file);
    } catch (IOException thrown) {
      throw new AssertionError(thrown);
    }
  }

  // A new model with the same parameters has nothing prepared from before.
  private static void shows(Model model, Batch batch, Consumer<Model> change) {
    float[] before = answers(model, batch);
    change.accept(model);
    float[] after = answers(model, batch);
    assertNotEquals(Arrays.toString(before), Arrays.toString(after));
    Model copy = NETWORKS.create("Folded", 3);
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
