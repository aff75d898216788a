package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
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
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Runs a network from the definitions of its layers, in double and in plain (C, H, W) order, layer
 * by layer for a whole batch, and differentiates it with a {@link Tape}. It shares no code with
 * what the processor generates or with what that calls.
 */
final class ReferenceInterpreter {
  private final Net net;
  private final List<double[]> parameters;
  private final Tape tape = new Tape();
  private final ReferenceLayers layers = new ReferenceLayers(tape);
  private final ReferenceFunctions functions = new ReferenceFunctions(tape);
  private ReferenceNormalization normalization = new ReferenceNormalization(tape, true);
  private final Deque<List<Tensor>> untaken = new ArrayDeque<>();

  /** An interpreter with the parameters that a model has now, in the order of the layers. */
  ReferenceInterpreter(Net net, Model model) {
    this.net = net;
    this.parameters = model.parameters().stream().map(Parameter::values).map(Doubles::of).toList();
  }

  /** Parameters in PyTorch's order; a change shows in the next run. */
  List<double[]> parameters() {
    return parameters;
  }

  /**
   * Loss, gradients of the parameters, answers and values of the fields for a batch in training.
   */
  ReferenceResult train(Batch batch) {
    return train(batch, DoubleUnaryOperator.identity());
  }

  /** The same with another memory, see {@link Tape#keep}. */
  ReferenceResult train(Batch batch, DoubleUnaryOperator memory) {
    return run(batch, true, memory);
  }

  /** The same as in a prediction. */
  ReferenceResult predict(Batch batch, DoubleUnaryOperator memory) {
    return run(batch, false, memory);
  }

  private ReferenceResult run(Batch batch, boolean training, DoubleUnaryOperator memory) {
    tape.clear(memory);
    // Each sample has leaves of its own, to see what it gives to a gradient.
    List<List<Tensor>> leaves =
        parameters.stream().map(p -> each(batch.size(), n -> leaf(p))).toList();
    untaken.clear();
    untaken.addAll(leaves);
    normalization = new ReferenceNormalization(tape, training);
    Map<String, List<Tensor>> values = new LinkedHashMap<>();
    List<List<Tensor>> outputs = new ArrayList<>();
    List<Tensor> above = List.of();
    int inputs = 0;
    for (Net.Field field : net.fields()) {
      for (Op op : field.ops()) {
        above =
            switch (op) {
              case Op.Input input -> input(input, batch.input(inputs++), batch.size());
              case Op.Output output -> {
                outputs.add(above);
                yield above;
              }
              default -> each(apply(op, above, values), x -> x.kept(tape));
            };
      }
      values.put(field.name(), above);
    }
    int loss = loss(outputs, batch);
    tape.backward(loss);
    return new ReferenceResult(tape, loss, leaves, normalization, values, answers(outputs));
  }

  private List<Tensor> apply(Op op, List<Tensor> above, Map<String, List<Tensor>> values) {
    return switch (op) {
      case Op.From(var field) -> values.get(field);
      case Op.Conv c -> {
        List<Tensor> weight = untaken.pop();
        Optional<List<Tensor>> bias = bias(c.bias());
        yield each(
            above.size(),
            n -> layers.convolve(c, above.get(n), weight.get(n), bias.map(b -> b.get(n))));
      }
      case Op.ConvTranspose t -> {
        List<Tensor> weight = untaken.pop();
        Optional<List<Tensor>> bias = bias(t.bias());
        yield each(
            above.size(),
            n ->
                layers.convolveTransposed(t, above.get(n), weight.get(n), bias.map(b -> b.get(n))));
      }
      case Op.DepthwiseConv d -> apply(d.on(above.getFirst().channels()), above, values);
      case Op.Dense d -> {
        List<Tensor> weight = untaken.pop();
        Optional<List<Tensor>> bias = bias(d.bias());
        yield each(
            above.size(),
            n -> layers.dense(d.units(), above.get(n), weight.get(n), bias.map(b -> b.get(n))));
      }
      case Op.BatchNorm b ->
          normalization.apply(b, above, untaken.pop(), untaken.pop(), untaken.pop(), untaken.pop());
      case Op.Pool p -> each(above, x -> layers.pool(p, x));
      case Op.GlobalPool(var max) -> each(above, x -> layers.globalPool(max, x));
      case Op.Flatten() -> each(above, x -> x.reshaped(List.of(x.numbers().size())));
      case Op.Dropout(var rate) -> above;
      case Op.Softmax() -> each(above, layers::softmax);
      case Op.LayerNorm(var epsilon) -> {
        List<Tensor> weight = untaken.pop();
        List<Tensor> bias = untaken.pop();
        yield each(
            above.size(),
            n -> normalization.sample(epsilon, above.get(n), weight.get(n), bias.get(n)));
      }
      case Op.Lrn l -> each(above, x -> layers.localResponse(l, x));
      case Op.Activation a -> each(above, x -> functions.apply(a, x));
      case Op.Add(var fields) -> joined(above, fields, values, layers::add);
      case Op.Multiply(var fields) -> joined(above, fields, values, layers::multiply);
      case Op.Concat(var fields) -> joined(above, fields, values, layers::concat);
      case Op.Input input -> throw new IllegalArgumentException("takes a batch");
      case Op.Output output -> throw new IllegalArgumentException("computes nothing");
    };
  }

  private static List<Tensor> each(int samples, IntFunction<Tensor> layer) {
    return IntStream.range(0, samples).mapToObj(layer).toList();
  }

  private static List<Tensor> each(List<Tensor> samples, UnaryOperator<Tensor> layer) {
    return samples.stream().map(layer).toList();
  }

  private Optional<List<Tensor>> bias(boolean wanted) {
    return wanted ? Optional.of(untaken.pop()) : Optional.empty();
  }

  private static List<Tensor> joined(
      List<Tensor> above,
      List<String> fields,
      Map<String, List<Tensor>> values,
      Function<List<Tensor>, Tensor> join) {
    List<Tensor> samples = new ArrayList<>();
    for (int n = 0; n < above.size(); n++) {
      List<Tensor> joined = new ArrayList<>(List.of(above.get(n)));
      for (String field : fields) {
        joined.add(values.get(field).get(n));
      }
      samples.add(join.apply(joined));
    }
    return samples;
  }

  private List<Tensor> input(Op.Input input, float[] values, int samples) {
    int size = input.shape().stream().reduce(1, Math::multiplyExact);
    return each(
        samples,
        n ->
            leaf(Doubles.of(Arrays.copyOfRange(values, n * size, (n + 1) * size)))
                .reshaped(input.shape()));
  }

  private Tensor leaf(double[] values) {
    List<Integer> numbers = Arrays.stream(values).mapToObj(tape::number).toList();
    return new Tensor(List.of(values.length), numbers);
  }

  private int loss(List<List<Tensor>> outputs, Batch batch) {
    int sum = tape.number(0);
    for (int o = 0; o < outputs.size(); o++) {
      Op.Output output = net.outputs().get(o);
      for (int n = 0; n < batch.size(); n++) {
        int loss = loss(output, outputs.get(o).get(n), batch, o, n);
        sum = tape.add(sum, tape.scale(loss, output.weight() / batch.size()));
      }
    }
    return sum;
  }

  private int loss(Op.Output output, Tensor x, Batch batch, int port, int n) {
    if (output.loss() == Loss.SOFTMAX_CROSS_ENTROPY) {
      int places = x.height() * x.width();
      int[] labels = Arrays.copyOfRange(batch.labels(port), n * places, (n + 1) * places);
      return functions.crossEntropy(x, Arrays.stream(labels).boxed().toList());
    }
    int size = x.numbers().size();
    float[] targets = Arrays.copyOfRange(batch.targets(port), n * size, (n + 1) * size);
    return functions.elements(output.loss(), x, Doubles.of(targets));
  }

  private List<List<Tensor>> answers(List<List<Tensor>> outputs) {
    List<List<Tensor>> answers = new ArrayList<>();
    for (int o = 0; o < outputs.size(); o++) {
      Loss loss = net.outputs().get(o).loss();
      answers.add(each(outputs.get(o), x -> functions.answer(loss, x)));
    }
    return answers;
  }
}
