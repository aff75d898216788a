package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.dsl.Loss;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fields and classes may have any name; generated code must not trip over those it uses itself. */
class AwkwardNamesTest {
  private static final Op TANH = new Op.Activation(Op.Function.TANH, 0);
  private static final Op SILU = new Op.Activation(Op.Function.SILU, 0);
  private static final Op MSE = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);
  private static final Op CLASSES = new Op.Output(Loss.SOFTMAX_CROSS_ENTROPY, 1);

  @ParameterizedTest
  @EnumSource
  void fieldsMayBeNamedLikeWhatGeneratedCodeUses(Mode mode) {
    run("fieldnames", mode, Stream.of(elements(), members(), ports(), types()).toList());
  }

  @ParameterizedTest
  @EnumSource
  void networksMayBeNamedLikeWhatGeneratedCodeUses(Mode mode) {
    List<Net> nets =
        Stream.of("Program", "Model", "Task", "List", "Math", "Convolution")
            .map(
                name ->
                    Net.named(name)
                        .with("x", new Op.Input(List.of(2, 3, 3)))
                        .with("y", new Op.Conv(3, Frame.of(1), Frame.of(1), 1, true), SILU)
                        .with("z", new Op.Dense(3, true), CLASSES))
            .toList();
    run("classnames", mode, nets);
  }

  private static void run(String name, Mode mode, List<Net> nets) {
    CompiledNetworks compiled = CompiledNetworks.of(name, mode, nets);
    assertEquals(List.of(), compiled.unexpectedRemarks());
    for (Net net : nets) {
      Comparison comparison =
          new Comparison(net, compiled.create(net.name(), 1)).batch(3, new Random(1));
      assertEquals(List.of(), comparison.differences(), net.name());
    }
  }

  // Locals of element-wise loops; a gradient is called d and its value's name.
  private static Net elements() {
    return chain(
        "Elements",
        "arena",
        "i",
        "n",
        "bound",
        "rest",
        "t0",
        "t1",
        "a",
        "da",
        "dda",
        "arenaAt",
        "map",
        "c1Conv",
        "c1",
        "dc1");
  }

  private static Net members() {
    return chain(
        "Members",
        "weights",
        "gradients",
        "workspace",
        "stride",
        "batch",
        "losses",
        "labels",
        "spec",
        "session",
        "kernels",
        "seed",
        "model",
        "file",
        "scratch",
        "from",
        "to",
        "slice",
        "partial",
        "train",
        "trainSamples",
        "SPEC",
        "SPECIES",
        "WORKSPACE",
        "describeLayers",
        "at",
        "predict",
        "C1",
        "C1_WEIGHT",
        "x_weight",
        "xWeight");
  }

  private static Net types() {
    return chain(
        "Types",
        "Math",
        "Program",
        "ScalarMath",
        "VectorMath",
        "FloatVector",
        "Convolution",
        "Kernels",
        "NetworkSpec",
        "Arrays",
        "VectorOperators",
        "Init",
        "Parameter",
        "ElementLoss",
        "Pooling");
  }

  private static Net ports() {
    return Net.named("Ports")
        .with("batch", new Op.Input(List.of(3)))
        .with("seed", new Op.Dense(3, true), MSE)
        .with("seedTargets", new Op.Input(List.of(3)))
        .with("values", new Op.Add(List.of("seed")), new Op.Dense(2, true), CLASSES)
        .with("seedValues", new Op.Input(List.of(2)))
        .with("session", new Op.Concat(List.of("values")), new Op.Dense(2, true), CLASSES);
  }

  private static Net chain(String name, String... fields) {
    Net net = Net.named(name).with("in", new Op.Input(List.of(2, 3, 3)));
    for (int i = 0; i < fields.length; i++) {
      Op conv = new Op.Conv(2, Frame.of(1), Frame.of(1), 1, true);
      String other = i > 1 ? fields[i - 2] : "in";
      net =
          switch (i % 4) {
            case 0 -> net.with(fields[i], conv, TANH, SILU);
            case 1 -> net.with(fields[i], SILU);
            case 2 -> net.with(fields[i], TANH);
            default -> net.with(fields[i], new Op.Add(List.of(other)), new Op.Softmax());
          };
    }
    return net.with("end", new Op.Dense(2, true), new Op.Output(Loss.BINARY_CROSS_ENTROPY, 1));
  }
}
