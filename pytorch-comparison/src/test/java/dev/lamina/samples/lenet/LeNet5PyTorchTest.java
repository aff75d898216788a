package dev.lamina.samples.lenet;

import dev.lamina.pytorch.BatchSizes;
import dev.lamina.pytorch.Comparison;
import dev.lamina.pytorch.TorchScript;
import java.io.IOException;

final class LeNet5PyTorchTest {
  @BatchSizes
  void lenet5(int batch) throws IOException {
    Comparison.of(LeNet5Model.create(1), TorchScript.read("LeNet5")).run(batch);
  }
}
