package dev.lamina.samples.networks;

import dev.lamina.pytorch.Comparison;
import dev.lamina.pytorch.TorchScript;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class GoogLeNetPyTorchTest {
  private static final long SEED = 1;

  @Test
  void googLeNet() throws IOException {
    Comparison.of(GoogLeNetModel.create(SEED), TorchScript.read("GoogLeNet"))
        .dropping(GoogLeNetDropoutsModel.create(SEED))
        .deep()
        .run(1);
  }
}
