package dev.lamina.samples.networks;

import dev.lamina.pytorch.Comparison;
import dev.lamina.pytorch.TorchScript;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class AlexNetPyTorchTest {
  private static final long SEED = 1;

  @Test
  void alexNet() throws IOException {
    Comparison.of(AlexNetModel.create(SEED), TorchScript.read("AlexNet"))
        .dropping(AlexNetDropoutsModel.create(SEED))
        .deep()
        .run(1);
  }
}
