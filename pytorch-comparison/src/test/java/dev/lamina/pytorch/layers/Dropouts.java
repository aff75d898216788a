package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** Dropout of images and vectors; what {@link DropoutMasks} drops. */
@Network
abstract class Dropouts {
  @Input({3, 13, 7})                                             Layer image;
  @Conv(filters = 5, kernel = 1) @Tanh @Dropout(0.2)             Layer front;
  @Dense(units = 31) @Tanh                                       Layer hidden;
  @Dropout(0.6)                                                  Layer dropped;
  @Dense(units = 13) @Output(loss = MEAN_SQUARED_ERROR)          Layer end;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"])) * frontMask
      hidden = torch.tanh(torch.linear(torch.flatten(front, 1), w["hidden.weight"], w["hidden.bias"]))
      dropped = hidden * droppedMask
      end = torch.linear(dropped, w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
