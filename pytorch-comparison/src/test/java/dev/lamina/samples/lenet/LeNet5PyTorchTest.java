package dev.lamina.samples.lenet;

import dev.lamina.pytorch.BatchSizes;
import dev.lamina.pytorch.Comparison;
import java.io.IOException;

final class LeNet5PyTorchTest {
  private static final String PYTORCH =
      """
      c1 = torch.tanh(torch.conv2d(image, w["c1.weight"], w["c1.bias"], padding=2))
      s2 = torch.avg_pool2d(c1, 2)
      c3 = torch.tanh(torch.conv2d(s2, w["c3.weight"], w["c3.bias"]))
      s4 = torch.avg_pool2d(c3, 2)
      c5 = torch.tanh(torch.linear(torch.flatten(s4, 1), w["c5.weight"], w["c5.bias"]))
      f6 = torch.tanh(torch.linear(c5, w["f6.weight"], w["f6.bias"]))
      digit = torch.linear(f6, w["digit.weight"], w["digit.bias"])
      loss = torch.cross_entropy_loss(digit, digit_labels)
      """;

  @BatchSizes
  void lenet5(int batch) throws IOException {
    Comparison.of(LeNet5Model.create(1), PYTORCH).run(batch);
  }
}
