package dev.lamina.pytorch;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** A network for the tests of the comparison itself. */
@Network
abstract class Small {
  @Input({6, 5, 3})                                               Layer image;
  @Conv(filters = 4, kernel = {3, 1}, groups = 2) @Tanh           Layer first;
  @Conv(filters = 3, kernel = 2) @Tanh                            Layer second;
  @Dense(units = 5, bias = false)
      @Output(loss = SOFTMAX_CROSS_ENTROPY)                       Layer end;

  static final String PYTORCH =
      """
      first = torch.tanh(torch.conv2d(image, w["first.weight"], w["first.bias"], groups=2))
      second = torch.conv2d(first, w["second.weight"], w["second.bias"])
      second = torch.tanh(second)
      end = torch.linear(torch.flatten(second, 1), w["end.weight"])
      loss = torch.cross_entropy_loss(end, end_labels)
      """;
}
