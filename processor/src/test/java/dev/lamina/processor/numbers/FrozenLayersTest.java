package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.train.Adam;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frozen layers of a generated model keep their weights and, in a batch norm, their statistics. */
class FrozenLayersTest {
  private static final SourceFile NETWORK =
      new SourceFile(
          "nets/Tuned.java",
          """
          package nets;
          import dev.lamina.dsl.*;

          @Network
          abstract class Tuned {
            @Input({2, 6, 6})                                                  Layer image;
            @Conv(filters = 5, kernel = 3, bias = false) @BatchNorm @Relu      Layer c1;
            @Conv(filters = 3, kernel = 3, bias = false) @BatchNorm @Relu      Layer c2;
            @Dense(units = 3) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY)       Layer y;
          }
          """);

  private static Map<String, float[]> values(Model model) {
    Map<String, float[]> values = new HashMap<>();
    model.parameters().forEach(p -> values.put(p.name(), p.values()));
    return values;
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheOthersMove(Mode mode) {
    CompiledNetworks networks = CompiledNetworks.of("frozen", mode, List.of(NETWORK), List.of());
    Model model = networks.create("Tuned", 1);
    model.parameters().freeze("*").unfreeze("c2.*").unfreeze("y.bias");
    Map<String, float[]> before = values(model);
    Adam optimizer = Adam.learningRate(0.1f);
    for (int step = 0; step < 3; step++) {
      Batch batch = SampleNetworks.batch(model, 5, step);
      model.lossAndGradients(batch);
      model.accumulateGradients(batch);
      model.update(optimizer);
    }
    for (Parameter p : model.parameters()) {
      if (p.frozen()) {
        assertArrayEquals(before.get(p.name()), p.values(), p.name());
      } else {
        assertFalse(Arrays.equals(before.get(p.name()), p.values()), p.name());
      }
    }
  }
}
