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
      relu = torch.relu(torch.linear(vector, w["relu.weight"], w["relu.bias"]))
      leakyRelu = torch.leaky_relu(torch.linear(relu, w["leakyRelu.weight"], w["leakyRelu.bias"]))
      slope = torch.leaky_relu(torch.linear(leakyRelu, w["slope.weight"], w["slope.bias"]), 0.3)
      elu = torch.elu(torch.linear(slope, w["elu.weight"], w["elu.bias"]))
      alpha = torch.elu(torch.linear(elu, w["alpha.weight"], w["alpha.bias"]), 1.5)
      gelu = torch.gelu(torch.linear(alpha, w["gelu.weight"], w["gelu.bias"]))
      silu = torch.silu(torch.linear(gelu, w["silu.weight"], w["silu.bias"]))
      sigmoid = torch.sigmoid(torch.linear(silu, w["sigmoid.weight"], w["sigmoid.bias"]))
      tanh = torch.tanh(torch.linear(sigmoid, w["tanh.weight"], w["tanh.bias"]))
      hardSigmoid = torch.hardsigmoid(torch.linear(tanh, w["hardSigmoid.weight"], w["hardSigmoid.bias"]))
      softplus = torch.softplus(torch.linear(hardSigmoid, w["softplus.weight"], w["softplus.bias"]))
      softmax = torch.softmax(torch.linear(softplus, w["softmax.weight"], w["softmax.bias"]), 1)
      end = torch.linear(softmax, w["end.weight"], w["end.bias"])
      loss = torch.mse_loss(end, end_targets)
      """;
}
