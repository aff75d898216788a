package dev.lamina.samples.networks;

import dev.lamina.pytorch.Comparison;
import dev.lamina.pytorch.TorchScript;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ResNet18PyTorchTest {
  @Test
  void resnet18() throws IOException {
    Comparison.of(ResNet18Model.create(1), TorchScript.read("ResNet18")).deep().run(2);
  }
}
