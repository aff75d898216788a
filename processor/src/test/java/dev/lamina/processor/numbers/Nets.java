package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
import java.util.List;

/** Networks that several tests use. */
final class Nets {
  private Nets() {}

  /** LeNet-5 as the documentation declares it. */
  static Net leNet5() {
    Op tanh = new Op.Activation(Op.Function.TANH, 0);
    Op half = new Op.Pool(false, Frame.of(2), Frame.of(2));
    Frame five = Frame.of(5).stride(1);
    return Net.named("LeNet5")
        .with("image", new Op.Input(List.of(1, 28, 28)))
        .with("c1", new Op.Conv(6, five.padding(2), five.padding(2), 1, true), tanh)
        .with("s2", half)
        .with("c3", new Op.Conv(16, five, five, 1, true), tanh)
        .with("s4", half)
        .with("c5", new Op.Dense(120, true), tanh)
        .with("f6", new Op.Dense(84, true), tanh)
        .with("digit", new Op.Dense(10, true), new Op.Output(Loss.SOFTMAX_CROSS_ENTROPY, 1));
  }

  /** A residual network of so many layers behind its input. */
  static Net deep(int layers) {
    Frame three = Frame.of(3).stride(1).padding(1);
    Op conv = new Op.Conv(4, three, three, 1, true);
    Op relu = new Op.Activation(Op.Function.RELU, 0);
    Net net =
        Net.named("Deep" + layers)
            .with("image", new Op.Input(List.of(1, 4, 4)))
            .with("layer1", conv);
    for (int i = 2; i < layers; i++) {
      net =
          i % 2 == 0
              ? net.with("layer" + i, conv, relu)
              : net.with("layer" + i, conv, new Op.Add(List.of("layer" + (i - 2))), relu);
    }
    return net.with(
        "layer" + layers, new Op.Dense(3, true), new Op.Output(Loss.SOFTMAX_CROSS_ENTROPY, 1));
  }
}
