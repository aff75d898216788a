package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Add;
import dev.lamina.dsl.Concat;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Flatten;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Sigmoid;
import dev.lamina.dsl.Tanh;

/** Sums and concatenations of values that fork, with one value taken twice, and two inputs. */
@Network
abstract class Joins {
  @Input({3, 13, 7})                                             Layer image;
  @Conv(filters = 5, kernel = 1)                                 Layer front;
  @Tanh                                                          Layer tanh;
  @From("front") @Sigmoid                                        Layer sigmoid;
  @Add({"tanh", "front", "tanh"})                                Layer sum;
  @Conv(filters = 3, kernel = 3, padding = 1) @Add("image")      Layer shortcut;
  @Concat({"sum", "image", "sum"})                               Layer wide;
  @Conv(filters = 17, kernel = 1) @Tanh                          Layer mixed;
  @Input(7)                                                      Layer vector;
  @Dense(units = 13) @Tanh                                       Layer hidden;
  @From("mixed") @Flatten @Concat("hidden")                      Layer joined;
  @Dense(units = 5) @Output(loss = MEAN_SQUARED_ERROR)           Layer end;

  static final String PYTORCH =
      """
      front = torch.conv2d(image, w["front.weight"], w["front.bias"])
      tanh = torch.tanh(front)
      sigmoid = torch.sigmoid(front)
      sum = sigmoid + tanh + front + tanh
      shortcut = torch.conv2d(sum, w["shortcut.weight"], w["shortcut.bias"], padding=1) + image
      wide = torch.cat([shortcut, sum, image, sum], 1)
      mixed = torch.tanh(torch.conv2d(wide, w["mixed.weight"], w["mixed.bias"]))
      hidden = torch.tanh(torch.linear(vector, w["hidden.weight"], w["hidden.bias"]))
      joined = torch.cat([torch.flatten(mixed, 1), hidden], 1)
      end = torch.linear(joined, w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
