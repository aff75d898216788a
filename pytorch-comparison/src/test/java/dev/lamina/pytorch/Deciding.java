package dev.lamina.pytorch;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;

/** A network for the tests of the comparison itself, with decisions. */
@Network
abstract class Deciding {
  @Input({2, 6, 6})                                               Layer image;
  @Conv(filters = 4, kernel = 3) @Relu                            Layer first;
  @MaxPool(size = 2)                                               Layer second;
  @Dense(units = 5) @Output(loss = SOFTMAX_CROSS_ENTROPY)         Layer end;

  static final String PYTORCH =
      """
      first = torch.conv2d(image, w["first.weight"], w["first.bias"])
      first = self.relu(first, w, "first")
      second = self.max_pool2d(first, w, "first", 2, 2, 0, False)
      end = torch.linear(torch.flatten(second, 1), w["end.weight"], w["end.bias"])
      loss = torch.cross_entropy_loss(end, end_labels)
      """;
}
