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
  @ParameterizedTest
  @EnumSource
  void generatedGradientsPass(Mode mode) {
    CompiledNetworks networks = SampleNetworks.compile("checks", mode);
    for (String network : List.of(SampleNetworks.CLASSIFIER, SampleNetworks.JOINED)) {
      for (long seed = 0; seed < 2; seed++) {
        Model model = networks.create(network, seed);
        float[] before = model.parameters().values().clone();
        GradientCheck check = model.checkGradients(SampleNetworks.batch(model, 7, seed));
        assertTrue(check.within(1e-2), network + ", seed " + seed + ": " + check);
        assertArrayEquals(before, model.parameters().values());
      }
    }
  }
}
