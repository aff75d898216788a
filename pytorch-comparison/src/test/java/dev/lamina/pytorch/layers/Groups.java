package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** Convolutions in groups, down to one group for each channel. */
@Network
abstract class Groups {
  @Input({3, 13, 7})                                                                             Layer image;
  @Conv(filters = 15, kernel = 1) @Tanh                                                          Layer front;
  @Conv(filters = 9, kernel = 3, padding = 1, groups = 3) @Tanh                                  Layer thirds;
  @Conv(filters = 9, kernel = 3, stride = {2, 1}, padding = {0, 1}, groups = 9) @Tanh            Layer depthwise;
  @Conv(filters = 18, kernel = {3, 2}, dilation = {1, 2}, groups = 9, bias = false) @Tanh        Layer twice;
  @Conv(filters = 34, kernel = 1, groups = 2) @Output(loss = MEAN_SQUARED_ERROR)                 Layer halves;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"]))
      thirds = torch.tanh(torch.conv2d(front, w["thirds.weight"], w["thirds.bias"], padding=1, groups=3))
      depthwise = torch.tanh(torch.conv2d(thirds, w["depthwise.weight"], w["depthwise.bias"], stride=[2, 1], padding=[0, 1], groups=9))
      twice = torch.tanh(torch.conv2d(depthwise, w["twice.weight"], None, dilation=[1, 2], groups=9))
      halves = torch.conv2d(twice, w["halves.weight"], w["halves.bias"], groups=2)
      loss = torch.mse_loss(halves, halves_targets)
      """;
}
