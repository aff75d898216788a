package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of parameters, which weight files hold: where the layer stands in its field is no part. */
class ParameterNamesTest {
  private static final Frame ONE = Frame.of(1);

  @Test
  void theFirstLayerHasTheNameOfItsFieldAndOthersAddTheirKind() {
    Op conv = new Op.Conv(2, ONE, ONE, 1, true);
    Op relu = new Op.Activation(Op.Function.RELU, 0);
    Net net =
        Net.named("Names")
            .with("image", new Op.Input(List.of(1, 3, 3)))
            .with("last", conv, new Op.Dense(3, true))
            .with("norm", new Op.Dense(4, false), new Op.BatchNorm(1, 1))
            .with("middle", new Op.Dense(4, false), new Op.BatchNorm(1, 1), relu)
            .with("end", relu, new Op.Dense(2, true), new Op.Output(Loss.L1, 1));
    assertEquals(
        List.of(
            "last.weight",
            "last.bias",
            "last.dense.weight",
            "last.dense.bias",
            "norm.weight",
            "norm.batchNorm.weight",
            "norm.batchNorm.bias",
            "norm.batchNorm.running_mean",
            "norm.batchNorm.running_var",
            "middle.weight",
            "middle.batchNorm.weight",
            "middle.batchNorm.bias",
            "middle.batchNorm.running_mean",
            "middle.batchNorm.running_var",
            "end.weight",
            "end.bias"),
        names(net));
  }

  private static List<String> names(Net net) {
    return CompiledNetworks.of("names", Mode.SCALAR, List.of(net))
        .create(net.name(), 1)
        .parameters()
        .stream()
        .map(Parameter::name)
        .toList();
  }
}
