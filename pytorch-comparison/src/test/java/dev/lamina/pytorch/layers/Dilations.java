package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** Convolutions with dilation, with and without stride and padding. */
@Network
abstract class Dilations {
  @Input({3, 13, 7})                                                                   Layer image;
  @Conv(filters = 5, kernel = 1) @Tanh                                                 Layer front;
  @Conv(filters = 13, kernel = 3, dilation = 2, padding = 2) @Tanh                     Layer padded;
  @Conv(filters = 17, kernel = {3, 2}, dilation = {3, 1}) @Tanh                        Layer rectangular;
  @Conv(filters = 3, kernel = 3, dilation = {1, 2}, stride = {2, 1}, padding = 1)      Layer strided;
  @Conv(filters = 5, kernel = 2, dilation = 3) @Output(loss = MEAN_SQUARED_ERROR)      Layer end;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"]))
      padded = torch.tanh(torch.conv2d(front, w["padded.weight"], w["padded.bias"], padding=2, dilation=2))
      rectangular = torch.tanh(torch.conv2d(padded, w["rectangular.weight"], w["rectangular.bias"], dilation=[3, 1]))
      strided = torch.conv2d(rectangular, w["strided.weight"], w["strided.bias"], stride=[2, 1], padding=1, dilation=[1, 2])
      end = torch.conv2d(strided, w["end.weight"], w["end.bias"], dilation=3)
      loss = torch.mse_loss(end, end_targets)
      """;
}
