package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.AvgPool;
import dev.lamina.dsl.Concat;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Flatten;
import dev.lamina.dsl.From;
import dev.lamina.dsl.GlobalAvgPool;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/** Average pools: padding counts, what hangs over the end does not, as in torch.nn.AvgPool2d. */
@Network
abstract class AvgPools {
  @Input({3, 13, 7})                                                                   Layer image;
  @Conv(filters = 17, kernel = 1)                                                      Layer front;
  @AvgPool(size = 3, stride = 2, padding = 1) @Flatten                                 Layer overlapping;
  @From("front") @AvgPool(size = {2, 3}, stride = 1) @Flatten                          Layer rectangular;
  @From("front") @AvgPool(size = 2, stride = 3) @Flatten                               Layer skipping;
  @From("front") @AvgPool(size = 2, ceilMode = true) @Flatten                          Layer ceil;
  @From("front") @AvgPool(size = {5, 3}, stride = 3, padding = {2, 1}, ceilMode = true)
      @Flatten                                                                         Layer ceilPadded;
  @From("front") @GlobalAvgPool                                                        Layer everything;
  @Concat({"overlapping", "rectangular", "skipping", "ceil", "ceilPadded"})            Layer joined;
  @Dense(units = 17) @Output(loss = MEAN_SQUARED_ERROR)                                Layer end;

  static final String PYTORCH =
      """
      front = torch.conv2d(image, w["front.weight"], w["front.bias"])
      overlapping = torch.flatten(torch.avg_pool2d(front, 3, stride=2, padding=1), 1)
      rectangular = torch.flatten(torch.avg_pool2d(front, [2, 3], stride=1), 1)
      skipping = torch.flatten(torch.avg_pool2d(front, 2, stride=3), 1)
      ceil = torch.flatten(torch.avg_pool2d(front, 2, ceil_mode=True), 1)
      ceilPadded = torch.flatten(torch.avg_pool2d(front, [5, 3], stride=3, padding=[2, 1], ceil_mode=True), 1)
      everything = torch.flatten(torch.adaptive_avg_pool2d(front, [1, 1]), 1)
      joined = torch.cat([everything, overlapping, rectangular, skipping, ceil, ceilPadded], 1)
      end = torch.linear(joined, w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
