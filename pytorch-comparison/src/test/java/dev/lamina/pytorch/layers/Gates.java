package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.AvgPool;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.From;
import dev.lamina.dsl.GlobalAvgPool;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Multiply;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;
import dev.lamina.dsl.Sigmoid;
import dev.lamina.dsl.Tanh;

/** Products: of equal shapes, with one value taken twice, and of channels by gates. */
@Network
abstract class Gates {
  @Input({3, 13, 7})                                              Layer image;
  @Conv(filters = 17, kernel = 3) @Tanh                           Layer front;
  @GlobalAvgPool @Dense(units = 4) @Relu                          Layer squeeze;
  @Dense(units = 17) @Sigmoid @Multiply("front")                  Layer excite;
  @Conv(filters = 17, kernel = 1) @Sigmoid                        Layer places;
  @Multiply({"front", "excite", "front"})                         Layer product;
  @AvgPool(size = {11, 5}) @Conv(filters = 17, kernel = 1)        Layer pixel;
  @From("product") @Multiply({"pixel", "places"})                 Layer scaled;
  @Dense(units = 5) @Output(loss = MEAN_SQUARED_ERROR)            Layer end;

  static final String PYTORCH =
      """
      front = torch.tanh(torch.conv2d(image, w["front.weight"], w["front.bias"]))
      mean = torch.mean(front, [2, 3])
      squeeze = torch.relu(torch.linear(mean, w["squeeze.weight"], w["squeeze.bias"]))
      gate = torch.sigmoid(torch.linear(squeeze, w["excite.weight"], w["excite.bias"]))
      excite = front * gate[:, :, None, None]
      places = torch.sigmoid(torch.conv2d(excite, w["places.weight"], w["places.bias"]))
      product = places * front * excite * front
      pool = torch.avg_pool2d(product, [11, 5])
      pixel = torch.conv2d(pool, w["pixel.weight"], w["pixel.bias"])
      scaled = product * pixel * places
      end = torch.linear(torch.flatten(scaled, 1), w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
