package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Concat;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Elu;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Gelu;
import dev.lamina.dsl.HardSigmoid;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.LeakyRelu;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;
import dev.lamina.dsl.Sigmoid;
import dev.lamina.dsl.Silu;
import dev.lamina.dsl.Softmax;
import dev.lamina.dsl.Softplus;
import dev.lamina.dsl.Tanh;

/** All activations side by side on the same values. */
@Network
abstract class Activations {
  @Input({3, 13, 7})                                        Layer image;
  @Conv(filters = 13, kernel = {1, 3})                      Layer front;
  @Relu                                                     Layer relu;
  @From("front") @LeakyRelu                                 Layer leakyRelu;
  @From("front") @LeakyRelu(slope = 0.3)                    Layer slope;
  @From("front") @Elu                                       Layer elu;
  @From("front") @Elu(alpha = 1.5)                          Layer alpha;
  @From("front") @Gelu                                      Layer gelu;
  @From("front") @Silu                                      Layer silu;
  @From("front") @Sigmoid                                   Layer sigmoid;
  @From("front") @Tanh                                      Layer tanh;
  @From("front") @HardSigmoid                               Layer hardSigmoid;
  @From("front") @Softplus                                  Layer softplus;
  @From("front") @Softmax                                   Layer softmax;
  @Concat({"relu", "leakyRelu", "slope", "elu", "alpha", "gelu",
      "silu", "sigmoid", "tanh", "hardSigmoid", "softplus"}) Layer joined;
  @Dense(units = 17) @Output(loss = MEAN_SQUARED_ERROR)     Layer end;

  static final String PYTORCH =
      """
      front = torch.conv2d(image, w["front.weight"], w["front.bias"])
      relu = torch.relu(front)
      leakyRelu = torch.leaky_relu(front)
      slope = torch.leaky_relu(front, 0.3)
      elu = torch.elu(front)
      alpha = torch.elu(front, 1.5)
      gelu = torch.gelu(front)
      silu = torch.silu(front)
      sigmoid = torch.sigmoid(front)
      tanh = torch.tanh(front)
      hardSigmoid = torch.hardsigmoid(front)
      softplus = torch.softplus(front)
      softmax = torch.softmax(front, 1)
      joined = torch.cat(
          [softmax, relu, leakyRelu, slope, elu, alpha, gelu, silu, sigmoid, tanh, hardSigmoid, softplus], 1)
      end = torch.linear(torch.flatten(joined, 1), w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
