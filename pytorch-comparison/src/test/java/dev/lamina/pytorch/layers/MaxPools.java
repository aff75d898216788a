package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Concat;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Flatten;
import dev.lamina.dsl.From;
import dev.lamina.dsl.GlobalMaxPool;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/** Maximum pools: overlapping, padded, rectangular, skipping, with rounding up, and over all. */
@Network
abstract class MaxPools {
  @Input({3, 13, 7})                                                                   Layer image;
  @Conv(filters = 13, kernel = 1)                                                      Layer front;
  @MaxPool(size = 3, stride = 2, padding = 1) @Flatten                                 Layer overlapping;
  @From("front") @MaxPool(size = {2, 3}, stride = 1) @Flatten                          Layer rectangular;
  @From("front") @MaxPool(size = 1, stride = {3, 2}) @Flatten                          Layer skipping;
  @From("front") @MaxPool(size = 2, ceilMode = true) @Flatten                          Layer ceil;
  @From("front") @MaxPool(size = {5, 3}, stride = 3, padding = {2, 1}, ceilMode = true)
      @Flatten                                                                         Layer ceilPadded;
  @From("front") @GlobalMaxPool                                                        Layer everything;
  @Concat({"overlapping", "rectangular", "skipping", "ceil", "ceilPadded"})            Layer joined;
  @Dense(units = 17) @Output(loss = MEAN_SQUARED_ERROR)                                Layer end;

  static final String PYTORCH =
      """
      front = torch.conv2d(image, w["front.weight"], w["front.bias"])
      overlapping = torch.flatten(torch.max_pool2d(front, 3, stride=2, padding=1), 1)
      rectangular = torch.flatten(torch.max_pool2d(front, [2, 3], stride=1), 1)
      skipping = torch.flatten(torch.max_pool2d(front, 1, stride=[3, 2]), 1)
      ceil = torch.flatten(torch.max_pool2d(front, 2, ceil_mode=True), 1)
      ceilPadded = torch.flatten(torch.max_pool2d(front, [5, 3], stride=3, padding=[2, 1], ceil_mode=True), 1)
      everything = torch.flatten(torch.adaptive_max_pool2d(front, [1, 1])[0], 1)
      joined = torch.cat([everything, overlapping, rectangular, skipping, ceil, ceilPadded], 1)
      end = torch.linear(joined, w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
