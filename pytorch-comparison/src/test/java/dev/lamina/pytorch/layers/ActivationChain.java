package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Elu;
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

/** All activations one behind another on vectors. */
@Network
abstract class ActivationChain {
  @Input(13)                                                Layer vector;
  @Dense(units = 17) @Relu                                  Layer relu;
  @Dense(units = 17) @LeakyRelu                             Layer leakyRelu;
  @Dense(units = 17) @LeakyRelu(slope = 0.3)                Layer slope;
  @Dense(units = 17) @Elu                                   Layer elu;
  @Dense(units = 17) @Elu(alpha = 1.5)                      Layer alpha;
  @Dense(units = 17) @Gelu                                  Layer gelu;
  @Dense(units = 17) @Silu                                  Layer silu;
  @Dense(units = 17) @Sigmoid                               Layer sigmoid;
  @Dense(units = 17) @Tanh                                  Layer tanh;
  @Dense(units = 17) @HardSigmoid                           Layer hardSigmoid;
  @Dense(units = 17) @Softplus                              Layer softplus;
  @Dense(units = 17) @Softmax                               Layer softmax;
  @Dense(units = 5) @Output(loss = MEAN_SQUARED_ERROR)      Layer end;

  static final String PYTORCH =
      """
      relu = torch.relu(torch.linear(vector, relu_weight, relu_bias))
      leakyRelu = torch.leaky_relu(torch.linear(relu, leakyRelu_weight, leakyRelu_bias))
      slope = torch.leaky_relu(torch.linear(leakyRelu, slope_weight, slope_bias), 0.3)
      elu = torch.elu(torch.linear(slope, elu_weight, elu_bias))
      alpha = torch.elu(torch.linear(elu, alpha_weight, alpha_bias), 1.5)
      gelu = torch.gelu(torch.linear(alpha, gelu_weight, gelu_bias))
      silu = torch.silu(torch.linear(gelu, silu_weight, silu_bias))
      sigmoid = torch.sigmoid(torch.linear(silu, sigmoid_weight, sigmoid_bias))
      tanh = torch.tanh(torch.linear(sigmoid, tanh_weight, tanh_bias))
      hardSigmoid = torch.hardsigmoid(torch.linear(tanh, hardSigmoid_weight, hardSigmoid_bias))
      softplus = torch.softplus(torch.linear(hardSigmoid, softplus_weight, softplus_bias))
      softmax = torch.softmax(torch.linear(softplus, softmax_weight, softmax_bias), 1)
      end = torch.linear(softmax, end_weight, end_bias)
      loss = torch.mse_loss(end, end_targets)
      """;
}
