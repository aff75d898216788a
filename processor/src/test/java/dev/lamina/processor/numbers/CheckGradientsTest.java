package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.GradientCheck;
import dev.lamina.runtime.Model;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a user sees who asks a generated model to check its gradients, kinks and dropout and all.
 */
class CheckGradientsTest {
  /** The gradient of a bias before a batch norm is zero but for rounding. */
  private static final SourceFile NORMED =
      new SourceFile(
          "nets/Normed.java",
          """
          package nets;
          import dev.lamina.dsl.*;

          @Network
          abstract class Normed {
            @Input({2, 6, 6})                                                  Layer image;
            @Conv(filters = 5, kernel = 3) @BatchNorm @Relu                    Layer c1;
            @Dense(units = 4) @BatchNorm @Tanh                                 Layer d2;
            @Dense(units = 3) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY)       Layer y;
          }
          """);

  @ParameterizedTest
  @EnumSource
  void generatedGradientsPass(Mode mode) {
    CompiledNetworks networks = SampleNetworks.compile("checks", mode);
    for (String network : List.of(SampleNetworks.CLASSIFIER, SampleNetworks.JOINED)) {
      check(networks, network);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsThroughBatchNormsPass(Mode mode) {
    check(CompiledNetworks.of("norm-checks", mode, List.of(NORMED), List.of()), "Normed");
  }

  private static void check(CompiledNetworks networks, String network) {
    for (long seed = 0; seed < 2; seed++) {
      Model model = networks.create(network, seed);
      float[] before = model.parameters().values().clone();
      GradientCheck check = model.checkGradients(SampleNetworks.batch(model, 7, seed));
      assertTrue(check.within(1e-2), network + ", seed " + seed + ": " + check);
      assertArrayEquals(before, model.parameters().values());
    }
  }
}
