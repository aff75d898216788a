package dev.lamina.processor.numbers;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a network from the definitions of its layers, in double, one sample at a time and in plain
 * (C, H, W) order, and differentiates it with a {@link Tape}. It shares no code with what the
 * processor generates or with what that calls.
 */
final class ReferenceInterpreter {
  private final Net net;
  private final List<double[]> parameters;
  private final Tape tape = new Tape();
  private final ReferenceLayers layers = new ReferenceLayers(tape);
  private final ReferenceFunctions functions = new ReferenceFunctions(tape);
  private final Deque<Tensor> untaken = new ArrayDeque<>();

  /** An interpreter with the parameters that a model has now, in the order of the layers. */
  ReferenceInterpreter(Net net, Model model) {
    this.net = net;
    this.parameters = model.parameters().stream().map(Parameter::values).map(Doubles::of).toList();
  }

  /** Parameters in PyTorch's order; a change shows in the next run. */
  List<double[]> parameters() {
    return parameters;
  }

  /** Loss, gradients of the parameters, answers and values of the fields for a batch. */
  ReferenceResult run(Batch batch) {
    ReferenceResult result = new ReferenceResult(parameters, net, batch.size());
    for (int n = 0; n < batch.size(); n++) {
      tape.clear();
      sample(batch, n, result);
    }
    return result;
  }

  private void sample(Batch batch, int n, ReferenceResult result) {
    List<Tensor> trained = parameters.stream().map(this::leaf).toList();
    untaken.clear();
    untaken.addAll(trained);
    Map<String, Tensor> values = new LinkedHashMap<>();
    List<Tensor> outputs = new ArrayList<>();
    Optional<Tensor> above = Optional.empty();
    int inputs = 0;
    for (Net.Field field : net.fields()) {
      for (Op op : field.ops()) {
        Tensor value =
            switch (op) {
              case Op.Input input -> input(input, batch.input(inputs++), n);
              case Op.Output output -> {
                outputs.add(above.orElseThrow());
                yield above.orElseThrow();
              }
              default -> apply(op, above, values);
            };
        above = Optional.of(value);
      }
      values.put(field.name(), above.orElseThrow());
    }
    int loss = loss(outputs, batch, n);
    tape.backward(loss);
    result.add(tape, n, loss, trained, values, answers(outputs));
  }

  private Tensor apply(Op op, Optional<Tensor> above, Map<String, Tensor> values) {
    return switch (op) {
      case Op.From(var field) -> values.get(field);
      case Op.Conv c -> layers.convolve(c, above.orElseThrow(), untaken.pop(), bias(c.bias()));
      case Op.Dense d ->
          layers.dense(d.units(), above.orElseThrow(), untaken.pop(), bias(d.bias()));
      case Op.Pool p -> layers.pool(p, above.orElseThrow());
      case Op.GlobalPool(var max) -> layers.globalPool(max, above.orElseThrow());
      case Op.Flatten() -> {
        List<Integer> numbers = above.orElseThrow().numbers();
        yield new Tensor(List.of(numbers.size()), numbers);
      }
      case Op.Dropout(var rate) -> above.orElseThrow();
      case Op.Softmax() -> layers.softmax(above.orElseThrow());
      case Op.Activation a -> functions.apply(a, above.orElseThrow());
      case Op.Add(var fields) -> layers.add(joined(above, fields, values));
      case Op.Multiply(var fields) -> layers.multiply(joined(above, fields, values));
      case Op.Concat(var fields) -> layers.concat(joined(above, fields, values));
      case Op.Input input -> throw new IllegalArgumentException("takes a batch");
      case Op.Output output -> throw new IllegalArgumentException("computes nothing");
    };
  }

  private Optional<Tensor> bias(boolean wanted) {
    return wanted ? Optional.of(untaken.pop()) : Optional.empty();
  }

  private static List<Tensor> joined(
      Optional<Tensor> above, List<String> fields, Map<String, Tensor> values) {
    List<Tensor> joined = new ArrayList<>();
    joined.add(above.orElseThrow());
    fields.forEach(field -> joined.add(values.get(field)));
    return joined;
  }

  private Tensor input(Op.Input input, float[] values, int n) {
    int size = input.shape().stream().reduce(1, Math::multiplyExact);
    return leaf(Doubles.of(Arrays.copyOfRange(values, n * size, (n + 1) * size)))
        .reshaped(input.shape());
  }

  private Tensor leaf(double[] values) {
    List<Integer> numbers = Arrays.stream(values).mapToObj(tape::number).toList();
    return new Tensor(List.of(values.length), numbers);
  }

  private int loss(List<Tensor> outputs, Batch batch, int n) {
    int sum = tape.number(0);
    for (int o = 0; o < outputs.size(); o++) {
      Op.Output output = net.outputs().get(o);
      sum = tape.add(sum, tape.scale(loss(output, outputs.get(o), batch, o, n), output.weight()));
    }
    return sum;
  }

  private int loss(Op.Output output, Tensor x, Batch batch, int port, int n) {
    if (output.loss() == dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY) {
      int places = x.height() * x.width();
      int[] labels = Arrays.copyOfRange(batch.labels(port), n * places, (n + 1) * places);
      return functions.crossEntropy(x, Arrays.stream(labels).boxed().toList());
    }
    int size = x.numbers().size();
    float[] targets = Arrays.copyOfRange(batch.targets(port), n * size, (n + 1) * size);
    return functions.elements(output.loss(), x, Doubles.of(targets));
  }

  private List<Tensor> answers(List<Tensor> outputs) {
    List<Tensor> answers = new ArrayList<>();
    for (int o = 0; o < outputs.size(); o++) {
      answers.add(functions.answer(net.outputs().get(o).loss(), outputs.get(o)));
    }
    return answers;
  }
}
