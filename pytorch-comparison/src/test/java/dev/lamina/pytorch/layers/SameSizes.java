package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;
import static dev.lamina.dsl.Padding.SAME;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** Convolutions with padding SAME; PyTorch has it without stride only, so its padding is written out where there is one. */
@Network
abstract class SameSizes {
  @Input({3, 13, 7})                                                                   Layer image;
  @Conv(filters = 5, kernel = 1) @Tanh                                                 Layer front;
  @Conv(filters = 13, kernel = 3, padding = SAME) @Tanh                                Layer odd;
  @Conv(filters = 17, kernel = {4, 2}, padding = SAME) @Tanh                           Layer even;
  @Conv(filters = 3, kernel = {2, 5}, dilation = {3, 1}, padding = SAME) @Tanh         Layer dilated;
  @Conv(filters = 5, kernel = 3, stride = {2, 3}, padding = SAME)
      @Output(loss = MEAN_SQUARED_ERROR)                                               Layer strided;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"]))
      odd = torch.tanh(torch.conv2d(front, w["odd.weight"], w["odd.bias"], padding="same"))
      even = torch.tanh(torch.conv2d(odd, w["even.weight"], w["even.bias"], padding="same"))
      dilated = torch.tanh(torch.conv2d(even, w["dilated.weight"], w["dilated.bias"], padding="same", dilation=[3, 1]))
      strided = torch.conv2d(dilated, w["strided.weight"], w["strided.bias"], stride=[2, 3], padding=1)
      loss = torch.mse_loss(strided, strided_targets)
      """;
}
