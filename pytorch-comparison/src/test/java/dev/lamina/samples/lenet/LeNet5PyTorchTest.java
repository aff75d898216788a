package dev.lamina.samples.lenet;

import dev.lamina.pytorch.BatchSizes;
import dev.lamina.pytorch.Comparison;
import java.io.IOException;

final class LeNet5PyTorchTest {
  private static final String PYTORCH =
      """
      c1 = torch.tanh(torch.conv2d(image, c1_weight, c1_bias, padding=2))
      s2 = torch.avg_pool2d(c1, 2)
      c3 = torch.tanh(torch.conv2d(s2, c3_weight, c3_bias))
      s4 = torch.avg_pool2d(c3, 2)
      c5 = torch.tanh(torch.linear(torch.flatten(s4, 1), c5_weight, c5_bias))
      f6 = torch.tanh(torch.linear(c5, f6_weight, f6_bias))
      digit = torch.linear(f6, digit_weight, digit_bias)
      loss = torch.cross_entropy_loss(digit, digit_labels)
      """;

  @BatchSizes
  void lenet5(int batch) throws IOException {
    Comparison.of(LeNet5Model.create(1), PYTORCH).run(batch);
  }
}
