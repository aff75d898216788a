package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** Convolutions with stride and padding, square and rectangular, wide and narrow. */
@Network
abstract class Strides {
  @Input({3, 13, 7})                                                           Layer image;
  @Conv(filters = 5, kernel = 1) @Tanh                                         Layer pointwise;
  @Conv(filters = 17, kernel = 3, padding = 1) @Tanh                           Layer square;
  @Conv(filters = 13, kernel = {3, 2}, stride = {2, 1}) @Tanh                  Layer rectangular;
  @Conv(filters = 3, kernel = {1, 4}, stride = {1, 2}, padding = {0, 3}) @Tanh Layer padded;
  @Conv(filters = 1, kernel = 5, padding = 2, bias = false)                    Layer single;
  @Conv(filters = 17, kernel = {2, 1}, stride = {4, 2}) @Tanh                  Layer skipping;
  @Conv(filters = 31, kernel = {2, 3}) @Output(loss = MEAN_SQUARED_ERROR)      Layer whole;

  static final String PYTORCH =
      """
      pointwise = torch.tanh(torch.conv2d(image, w["pointwise.weight"], w["pointwise.bias"]))
      square = torch.tanh(torch.conv2d(pointwise, w["square.weight"], w["square.bias"], padding=1))
      rectangular = torch.tanh(torch.conv2d(square, w["rectangular.weight"], w["rectangular.bias"], stride=[2, 1]))
      padded = torch.tanh(torch.conv2d(rectangular, w["padded.weight"], w["padded.bias"], stride=[1, 2], padding=[0, 3]))
      single = torch.conv2d(padded, w["single.weight"], None, padding=2)
      skipping = torch.tanh(torch.conv2d(single, w["skipping.weight"], w["skipping.bias"], stride=[4, 2]))
      whole = torch.conv2d(skipping, w["whole.weight"], w["whole.bias"])
      loss = torch.mse_loss(whole, whole_targets)
      """;
}
