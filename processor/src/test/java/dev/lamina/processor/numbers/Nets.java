package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
import java.util.List;
import java.util.stream.IntStream;

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

  /** A small network with chance in it and two outputs. */
  static Net mixed() {
    Frame three = Frame.of(3).stride(1).padding(1);
    return Net.named("Mixed")
        .with("image", new Op.Input(List.of(3, 5, 7)))
        .with("c1", new Op.Conv(17, three, three, 1, true), new Op.Activation(Op.Function.TANH, 0))
        .with("p1", new Op.Pool(true, Frame.of(2).ceilMode(), Frame.of(3).ceilMode()))
        .with("d1", new Op.Dropout(0.3), new Op.Conv(6, three, three, 1, false))
        .with("aside", new Op.From("p1"), new Op.Conv(6, three, three, 1, true))
        .with("sum", new Op.Add(List.of("d1")), new Op.Activation(Op.Function.SILU, 0))
        .with("side", new Op.Dense(2, true), new Op.Output(Loss.MEAN_SQUARED_ERROR, 0.5))
        .with("d2", new Op.From("sum"), new Op.Dropout(0.5), new Op.Dense(13, true))
        .with("kind", new Op.Dense(4, true), new Op.Output(Loss.SOFTMAX_CROSS_ENTROPY, 1));
  }

  /** Joins, pools, strides and normalisations, on odd sizes. */
  static Net crossing() {
    Frame three = Frame.of(3).stride(1).padding(1);
    Op relu = new Op.Activation(Op.Function.RELU, 0);
    Op conv = new Op.Conv(17, three, three, 1, true);
    Op norm = new Op.BatchNorm(1e-5, 0.1);
    return Net.named("Crossing")
        .with("image", new Op.Input(List.of(3, 13, 11)))
        .with("a", conv, norm, relu)
        .with("b", conv, norm, new Op.Add(List.of("a")), relu)
        .with("c", new Op.Conv(34, three.stride(2), three.stride(2), 17, false))
        .with("d", new Op.Pool(true, three.stride(2), Frame.of(2).ceilMode()))
        .with("e", new Op.From("c"), new Op.Pool(false, Frame.of(3).ceilMode(), Frame.of(2)))
        .with("f", new Op.From("b"), new Op.GlobalPool(true))
        .with("g", new Op.From("b"), new Op.GlobalPool(false), new Op.Softmax())
        .with("h", new Op.From("d"), new Op.Flatten())
        .with("i", new Op.From("e"), new Op.Flatten(), new Op.Concat(List.of("f", "g", "h")), norm)
        .with("out", new Op.Dense(3, true), new Op.Output(Loss.BINARY_CROSS_ENTROPY, 1));
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

  /** A network that joins the named layers, and the arriving one, in one annotation. */
  static Net join(String name, Op join) {
    Frame one = Frame.of(1).stride(1);
    Net net = Net.named(name).with("image", new Op.Input(List.of(1, 3, 3)));
    for (String field : join.taken()) {
      net = net.with(field, new Op.From("image"), new Op.Conv(2, one, one, 1, true));
    }
    return net.with("arriving", new Op.From("image"), new Op.Conv(2, one, one, 1, true))
        .with("join", join)
        .with("y", new Op.Dense(3, true), new Op.Output(Loss.HUBER, 1));
  }

  /** Names for the layers of {@link #join}. */
  static List<String> branches(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "branch" + i).toList();
  }

  /** A network in which so many fields side by side are normalised. */
  static Net normalized(int fields) {
    Frame one = Frame.of(1).stride(1);
    Net net = Net.named("Normalized" + fields).with("image", new Op.Input(List.of(1, 3, 3)));
    for (String field : branches(fields)) {
      Op conv = new Op.Conv(2, one, one, 1, true);
      net = net.with(field, new Op.From("image"), conv, new Op.BatchNorm(0.1, 0.5));
    }
    return net.with("sum", new Op.Add(branches(fields - 1)))
        .with("y", new Op.Dense(3, true), new Op.Output(Loss.HUBER, 0.5));
  }

  /** A network in which so many fields have all that a field can have constants for. */
  static Net thorough(int fields) {
    Frame conv = new Frame(3, 1, 2, 2, false);
    Frame pool = new Frame(3, 1, 1, 1, false);
    Net net = Net.named("Thorough" + fields).with("image", new Op.Input(List.of(4, 5, 5)));
    for (int i = 1; i <= fields; i++) {
      net =
          net.with(
              "layer" + i,
              new Op.Conv(4, conv, conv, 2, true),
              new Op.Pool(i % 2 == 0, pool, pool),
              new Op.Activation(Op.Function.GELU, 0));
    }
    return net.with("y", new Op.Dense(3, true), new Op.Output(Loss.HUBER, 0.5));
  }
}
