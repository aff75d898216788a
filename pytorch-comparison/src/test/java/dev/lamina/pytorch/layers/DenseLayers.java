package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Concat;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Flatten;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** Dense layers on images and vectors, with and without bias. */
@Network
abstract class DenseLayers {
  @Input({3, 13, 7})                                             Layer image;
  @Conv(filters = 5, kernel = 1) @Tanh                           Layer front;
  @Dense(units = 31) @Tanh                                       Layer fromImage;
  @Dense(units = 1, bias = false)                                Layer single;
  @Dense(units = 17) @Tanh                                       Layer fromSingle;
  @From("front") @Flatten                                        Layer flat;
  @Dense(units = 13, bias = false) @Concat("fromSingle")         Layer joined;
  @Dense(units = 33) @Output(loss = MEAN_SQUARED_ERROR)          Layer end;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"]))
      fromImage = torch.tanh(torch.linear(torch.flatten(front, 1), w["fromImage.weight"], w["fromImage.bias"]))
      single = torch.linear(fromImage, w["single.weight"])
      fromSingle = torch.tanh(torch.linear(single, w["fromSingle.weight"], w["fromSingle.bias"]))
      flat = torch.flatten(front, 1)
      joined = torch.cat([torch.linear(flat, w["joined.weight"]), fromSingle], 1)
      end = torch.linear(joined, w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
