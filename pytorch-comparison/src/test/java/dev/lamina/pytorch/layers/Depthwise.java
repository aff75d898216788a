package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.DepthwiseConv;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** Convolutions of each channel by itself, with one filter and with several. */
@Network
abstract class Depthwise {
  @Input({3, 13, 7})                                                                             Layer image;
  @Conv(filters = 17, kernel = 1) @Tanh                                                          Layer front;
  @DepthwiseConv(kernel = 3, stride = {2, 1}, padding = {0, 1}, bias = false) @Tanh              Layer once;
  @DepthwiseConv(kernel = {3, 2}, dilation = {1, 2}, multiplier = 2) @Tanh                       Layer twice;
  @DepthwiseConv(kernel = 1, multiplier = 3) @Output(loss = MEAN_SQUARED_ERROR)                  Layer thrice;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"]))
      once = torch.tanh(torch.conv2d(front, w["once.weight"], None, stride=[2, 1], padding=[0, 1], groups=17))
      twice = torch.tanh(torch.conv2d(once, w["twice.weight"], w["twice.bias"], dilation=[1, 2], groups=17))
      thrice = torch.conv2d(twice, w["thrice.weight"], w["thrice.bias"], groups=34)
      loss = torch.mse_loss(thrice, thrice_targets)
      """;
}
