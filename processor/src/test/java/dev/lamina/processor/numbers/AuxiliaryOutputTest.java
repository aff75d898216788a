package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Layer;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An auxiliary output learns from the labels of another, and is gone in predictions. */
class AuxiliaryOutputTest {
  private static final String NETWORKS =
      """
      package nets;

      import dev.lamina.dsl.*;

      @Network
      abstract class %s {
        @Input({2, 5, 5})                                                                    Layer image;
        @Conv(filters = 4, kernel = 3) @Tanh                                                 Layer c1;
        @MaxPool(size = 2, stride = 1) @Dense(units = 3)
        @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, weight = 0.3%s)                           Layer side;
        @From("c1") @Conv(filters = 5, kernel = 2) @Relu                                     Layer c2;
        @Dense(units = 3) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY)                         Layer digit;
      }
      """;

  private final Random random = new Random(3);

  private Batch batch(Model model) {
    Batch batch = model.newBatch(3);
    batch.size(3);
    random.setSeed(3);
    for (int i = 0; i < batch.input(0).length; i++) {
      batch.input(0)[i] = (float) random.nextGaussian();
    }
    for (int output = 0; output < model.outputs().size(); output++) {
      System.arraycopy(new int[] {2, 0, 1}, 0, batch.labels(output), 0, 3);
    }
    return batch;
  }

  @ParameterizedTest
  @EnumSource
  void learnsAsASecondOutputWithTheSameLabels(Mode mode) {
    CompiledNetworks compiled = compile(mode);
    Model helped = compiled.create("Helped", 1);
    Model twice = compiled.create("Twice", 1);
    assertEquals(1, helped.outputs().size());
    assertEquals(twice.lossAndGradients(batch(twice)), helped.lossAndGradients(batch(helped)));
    assertArrayEquals(twice.parameters().gradients(), helped.parameters().gradients());
    assertEquals(
        0.3f * sideLoss(twice), twice.loss(batch(twice)) - helped.loss(batch(helped)), 1e-6);
    String report = compiled.report("Helped");
    String inference = report.substring(report.indexOf("  inference"));
    assertTrue(report.contains("side.weight"));
    assertFalse(inference.contains("side"));
  }

  private static CompiledNetworks compile(Mode mode) {
    List<SourceFile> sources =
        List.of(
            new SourceFile(
                "nets/Helped.java", NETWORKS.formatted("Helped", ", auxiliaryTo = \"digit\"")),
            new SourceFile("nets/Twice.java", NETWORKS.formatted("Twice", "")));
    CompiledNetworks compiled = CompiledNetworks.of("auxiliary", mode, sources, List.of());
    assertEquals(List.of(), compiled.unexpectedRemarks());
    return compiled;
  }

  @Test
  void hasNoValueInAPrediction() {
    Model helped = compile(Mode.VECTOR).create("Helped", 1);
    helped.keepOutputs(true);
    helped.predict(batch(helped));
    assertEquals(3 * 4 * 3 * 3, Reflection.layer(helped, "c1").output().length);
    Layer side = Reflection.layer(helped, "side");
    String message = assertThrows(IllegalStateException.class, side::output).getMessage();
    assertEquals(
        "side serves auxiliary outputs alone, which a prediction does not compute", message);
  }

  private float sideLoss(Model twice) {
    Batch batch = batch(twice);
    twice.predict(batch);
    double loss = 0;
    for (int n = 0; n < 3; n++) {
      loss -= Math.log(batch.predictions(0)[3 * n + batch.labels(0)[n]]) / 3;
    }
    return (float) loss;
  }
}
