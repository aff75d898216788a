package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;
import static dev.lamina.dsl.Padding.SAME;

import dev.lamina.dsl.Add;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.ConvTranspose;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** Transposed convolutions; PyTorch has no padding SAME, so that it is written out, or cut. */
@Network
abstract class Transposed {
  @Input({3, 4, 3})                                                                              Layer image;
  @Conv(filters = 6, kernel = 1) @Tanh                                                           Layer front;
  @ConvTranspose(filters = 17, kernel = 2, stride = 2) @Tanh                                     Layer twice;
  @ConvTranspose(filters = 15, kernel = {3, 5}, stride = {2, 3}, padding = {1, 2}, outputPadding = {1, 2}) @Tanh  Layer padded;
  @ConvTranspose(filters = 9, kernel = 3, padding = 1, dilation = {2, 1}, groups = 3, bias = false) @Tanh         Layer groups;
  @From("front") @ConvTranspose(filters = 5, kernel = {2, 3}, dilation = 3, outputPadding = {2, 1}) @Tanh         Layer dilated;
  @ConvTranspose(filters = 3, kernel = 3, stride = 2, padding = SAME) @Output(loss = MEAN_SQUARED_ERROR)          Layer same;
  @From("groups") @ConvTranspose(filters = 1, kernel = {1, 2}, stride = 3, padding = SAME)
      @Output(loss = MEAN_SQUARED_ERROR)                                                         Layer gaps;
  @From("front") @ConvTranspose(filters = 6, kernel = 1) @Add("front") @Output(loss = MEAN_SQUARED_ERROR)         Layer added;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"]))
      twice = torch.tanh(torch.conv_transpose2d(front, w["twice.weight"], w["twice.bias"], stride=2))
      padded = torch.tanh(torch.conv_transpose2d(twice, w["padded.weight"], w["padded.bias"], stride=[2, 3], padding=[1, 2], output_padding=[1, 2]))
      groups = torch.tanh(torch.conv_transpose2d(padded, w["groups.weight"], None, padding=1, groups=3, dilation=[2, 1]))
      dilated = torch.tanh(torch.conv_transpose2d(front, w["dilated.weight"], w["dilated.bias"], output_padding=[2, 1], dilation=3))
      larger = torch.conv_transpose2d(dilated, w["same.weight"], w["same.bias"], stride=2)
      same = torch.slice(torch.slice(larger, 2, 0, -1), 3, 0, -1)
      gaps = torch.conv_transpose2d(groups, w["gaps.weight"], w["gaps.bias"], stride=3, output_padding=[2, 1])
      added = torch.conv_transpose2d(front, w["added.weight"], w["added.bias"]) + front
      loss = torch.mse_loss(same, same_targets) + torch.mse_loss(gaps, gaps_targets) + torch.mse_loss(added, added_targets)
      """;
}
