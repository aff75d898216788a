package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.From;
import dev.lamina.dsl.GlobalAvgPool;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Multiply;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Sigmoid;
import dev.lamina.dsl.Tanh;

/** Products of images, of vectors, of images with a gate for each channel, and a square. */
@Network
abstract class Products {
  @Input({3, 13, 7})                                                   Layer image;
  @Conv(filters = 13, kernel = 1)                                      Layer front;
  @Tanh                                                                Layer tanh;
  @GlobalAvgPool @Dense(units = 13) @Sigmoid                           Layer gate;
  @Multiply("front")                                                   Layer gated;
  @From("tanh") @Multiply({"gate", "gated", "front"})                  Layer product;
  @GlobalAvgPool @Dense(units = 13)                                    Layer vector;
  @Multiply({"gate", "vector"})                                        Layer squared;
  @From("product") @Multiply("squared")                                Layer joined;
  @Dense(units = 5) @Output(loss = MEAN_SQUARED_ERROR)                 Layer end;

  static final String PYTORCH =
      """
      front = torch.conv2d(image, w["front.weight"], w["front.bias"])
      tanh = torch.tanh(front)
      gate = torch.sigmoid(torch.linear(torch.mean(tanh, [2, 3]), w["gate.weight"], w["gate.bias"]))
      channels = torch.reshape(gate, [-1, 13, 1, 1])
      gated = front * channels
      product = tanh * channels * gated * front
      vector = torch.linear(torch.mean(product, [2, 3]), w["vector.weight"], w["vector.bias"])
      squared = vector * gate * vector
      joined = product * torch.reshape(squared, [-1, 13, 1, 1])
      end = torch.linear(torch.flatten(joined, 1), w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
