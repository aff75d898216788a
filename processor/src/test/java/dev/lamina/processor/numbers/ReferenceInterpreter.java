package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
import dev.lamina.dsl.Score;
import dev.lamina.processor.numbers.ReferenceCells.State;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Runs a network from the definitions of its layers, in double and in plain (C, H, W) order, layer
 * by layer for a whole batch, and differentiates it with a {@link Tape}. It shares no code with
 * what the processor generates or with what that calls.
 */
final class ReferenceInterpreter {
  private final Net net;
  private final List<String> names;
  private final List<double[]> parameters;
  private final Tape tape = new Tape();
  private final ReferenceLayers layers = new ReferenceLayers(tape);
  private final ReferenceFunctions functions = new ReferenceFunctions(tape);
  private final ReferenceSequences sequences = new ReferenceSequences(tape);
  private ReferenceNormalization normalization = new ReferenceNormalization(tape, true);
  private final Deque<Leaf> untaken = new ArrayDeque<>();
  private Map<String, ReferenceValue> values = new LinkedHashMap<>();
  private final Map<String, ReferenceSequences.Run> runs = new HashMap<>();
  private Optional<ReferenceSequences.Run> lastRun = Optional.empty();

  /** A parameter as each sample has it, to see what it gives to a gradient. */
  private record Leaf(String name, List<Tensor> samples) {}

  /** An interpreter with the parameters that a model has now, in the order of the layers. */
  ReferenceInterpreter(Net net, Model model) {
    this.net = net;
    this.names = model.parameters().stream().map(Parameter::name).toList();
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
    List<List<Tensor>> leaves =
        parameters.stream().map(p -> each(batch.size(), n -> leaf(p))).toList();
    untaken.clear();
    for (int i = 0; i < leaves.size(); i++) {
      untaken.add(new Leaf(names.get(i), leaves.get(i)));
    }
    normalization = new ReferenceNormalization(tape, training);
    values.clear();
    runs.clear();
    List<ReferenceValue> outputs = new ArrayList<>();
    ReferenceValue above = ReferenceValue.none();
    int inputs = 0;
    for (Net.Field field : net.fields()) {
      for (Op op : field.ops()) {
        if (op instanceof Op.Output) {
          outputs.add(above);
          continue; // hands on what the layer before it has ended with
        }
        lastRun = Optional.empty();
        if (op.isInput()) {
          above = input(op, batch, inputs++);
        } else {
          above = apply(op, above).each(x -> x.kept(tape));
        }
      }
      values.put(field.name(), above);
      lastRun.ifPresent(run -> runs.put(field.name(), run));
    }
    Map<String, List<Tensor>> fields = new LinkedHashMap<>();
    values.forEach((name, value) -> fields.put(name, padded(value)));
    int loss = loss(outputs, batch);
    tape.backward(loss);
    return new ReferenceResult(tape, loss, leaves, normalization, fields, answers(outputs));
  }

  // Handles give as many steps as the longest sample has, with zeros behind the end.
  private List<Tensor> padded(ReferenceValue value) {
    int samples = 1 + value.owners().getLast();
    int longest = IntStream.range(0, samples).map(n -> value.of(n).size()).max().orElseThrow();
    List<Tensor> padded = new ArrayList<>();
    for (int n = 0; n < samples; n++) {
      padded.addAll(value.of(n));
      for (int t = value.of(n).size(); t < longest; t++) {
        Tensor like = value.rows().getFirst();
        padded.add(leaf(new double[like.numbers().size()]).reshaped(like.shape()));
      }
    }
    return padded;
  }

  private ReferenceValue apply(Op op, ReferenceValue above) {
    return switch (op) {
      case Op.From(var field) -> value(field);
      case Op.Conv c -> {
        List<Tensor> weight = take(above);
        Optional<List<Tensor>> bias = bias(c.bias(), above);
        yield rows(above, (x, n) -> layers.convolve(c, x, weight.get(n), bias.map(b -> b.get(n))));
      }
      case Op.ConvTranspose t -> {
        List<Tensor> weight = take(above);
        Optional<List<Tensor>> bias = bias(t.bias(), above);
        yield rows(
            above,
            (x, n) -> layers.convolveTransposed(t, x, weight.get(n), bias.map(b -> b.get(n))));
      }
      case Op.DepthwiseConv d -> apply(d.on(above.rows().getFirst().channels()), above);
      case Op.Dense d -> {
        List<Tensor> weight = take(above);
        Optional<List<Tensor>> bias = bias(d.bias(), above);
        yield rows(
            above, (x, n) -> layers.dense(d.units(), x, weight.get(n), bias.map(b -> b.get(n))));
      }
      case Op.BatchNorm b ->
          above.with(
              normalization.apply(
                  b, above.rows(), take(above), take(above), take(above), take(above)));
      case Op.Pool p -> above.each(x -> layers.pool(p, x));
      case Op.GlobalPool(var max) -> above.each(x -> layers.globalPool(max, x));
      case Op.Flatten() -> above.each(x -> x.reshaped(List.of(x.numbers().size())));
      case Op.Dropout(var rate) -> above;
      case Op.Softmax() -> above.each(layers::softmax);
      case Op.LayerNorm(var epsilon) -> {
        List<Tensor> weight = take(above);
        List<Tensor> bias = take(above);
        yield rows(above, (x, n) -> normalization.sample(epsilon, x, weight.get(n), bias.get(n)));
      }
      case Op.Lrn l -> above.each(x -> layers.localResponse(l, x));
      case Op.Activation a -> above.each(x -> functions.apply(a, x));
      case Op.Add(var fields) -> joined(above, fields, layers::add);
      case Op.Multiply(var fields) -> joined(above, fields, layers::multiply);
      case Op.Concat(var fields) -> joined(above, fields, layers::concat);
      case Op.OneHot() -> {
        int vocabulary = net.vocabulary(above.sequence());
        yield above.each(id -> sequences.oneHot(id, vocabulary));
      }
      case Op.Embedding e -> {
        List<Tensor> table = take(above);
        yield rows(above, (id, n) -> sequences.embedded(e, id, table.get(n)));
      }
      case Op.Recurrent r -> recurrent(r, above);
      case Op.Cell c -> cell(c, above);
      case Op.Attention a ->
          sequences.attention(
              a, above, value(a.over()), takeNamed(a.score() == Score.ADDITIVE ? 3 : 0, 2));
      case Op.State state -> throw new IllegalArgumentException("stands in a cell");
      case Op.Input input -> throw new IllegalArgumentException("takes a batch");
      case Op.Steps input -> throw new IllegalArgumentException("takes a batch");
      case Op.Tokens input -> throw new IllegalArgumentException("takes a batch");
      case Op.Output output -> throw new IllegalArgumentException("computes nothing");
    };
  }

  private ReferenceValue recurrent(Op.Recurrent r, ReferenceValue x) {
    int cells = r.kind().layers() * r.kind().directions();
    Map<String, List<Tensor>> own = takeNamed(cells * (r.bias() ? 4 : 2), 1);
    List<List<State>> starts = List.of();
    if (!r.initialState().isEmpty()) {
      ReferenceSequences.Run before = runs.get(r.initialState());
      starts =
          before != null && before.kind().equals(r.kind())
              ? before.ends()
              : sequences.starts(r.kind(), value(r.initialState()));
    }
    ReferenceSequences.Run run = sequences.recurrent(r, x, own, starts);
    lastRun = Optional.of(run);
    return run.value();
  }

  // Step by step, each time with the same parameters, for the samples that have the step.
  private ReferenceValue cell(Op.Cell cell, ReferenceValue x) {
    List<Leaf> own = IntStream.range(0, cell.parameters()).mapToObj(i -> untaken.pop()).toList();
    Map<String, ReferenceValue> outside = values;
    OwnCell run = new OwnCell(cell, x, tape);
    while (run.hasStep()) {
      own.reversed().forEach(untaken::push);
      values = new LinkedHashMap<>();
      for (Net.Field field : cell.body()) {
        ReferenceValue above = run.input();
        for (Op op : field.ops()) {
          above =
              op instanceof Op.State
                  ? run.state(field.name())
                  : apply(op, above).each(v -> v.kept(tape));
        }
        values.put(field.name(), above);
      }
      run.next(values);
    }
    values = outside;
    return run.value();
  }

  private ReferenceValue value(String field) {
    return values.get(field);
  }

  private static List<Tensor> each(int samples, IntFunction<Tensor> layer) {
    return IntStream.range(0, samples).mapToObj(layer).toList();
  }

  // The layer gets each row and its number.
  private static ReferenceValue rows(
      ReferenceValue above, BiFunction<Tensor, Integer, Tensor> layer) {
    return above.with(each(above.rows().size(), n -> layer.apply(above.rows().get(n), n)));
  }

  // The next parameter, for each row.
  private List<Tensor> take(ReferenceValue above) {
    return above.spread(untaken.pop().samples());
  }

  // Parameters for each sample, by the last words of their names, from a dot on.
  private Map<String, List<Tensor>> takeNamed(int count, int words) {
    Map<String, List<Tensor>> taken = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Leaf leaf = untaken.pop();
      int dot = leaf.name().length();
      for (int word = 0; word < words; word++) {
        dot = leaf.name().lastIndexOf('.', dot - 1);
      }
      taken.put(leaf.name().substring(dot), leaf.samples());
    }
    return taken;
  }

  private Optional<List<Tensor>> bias(boolean wanted, ReferenceValue above) {
    return wanted ? Optional.of(take(above)) : Optional.empty();
  }

  private ReferenceValue joined(
      ReferenceValue above, List<String> fields, Function<List<Tensor>, Tensor> join) {
    return rows(
        above,
        (x, n) -> {
          List<Tensor> joined = new ArrayList<>(List.of(x));
          fields.forEach(field -> joined.add(value(field).rows().get(n)));
          return join.apply(joined);
        });
  }

  private ReferenceValue input(Op op, Batch batch, int number) {
    int sequence = batch.inputPort(number).sequence();
    return switch (op) {
      case Op.Input(var shape) -> input(shape, batch, number, sequence);
      case Op.Steps(var shape) -> input(shape, batch, number, sequence);
      default ->
          ReferenceSequences.input(
              sequence, batch, at -> leaf(new double[] {batch.tokens(number)[at]}));
    };
  }

  private ReferenceValue input(List<Integer> shape, Batch batch, int number, int sequence) {
    int size = shape.stream().reduce(1, Math::multiplyExact);
    float[] values = batch.input(number);
    return ReferenceSequences.input(
        sequence,
        batch,
        at ->
            leaf(Doubles.of(Arrays.copyOfRange(values, at * size, (at + 1) * size)))
                .reshaped(shape));
  }

  private Tensor leaf(double[] values) {
    List<Integer> numbers = Arrays.stream(values).mapToObj(tape::number).toList();
    return new Tensor(List.of(values.length), numbers);
  }

  // Each step of the batch counts the same, and so does each sample where there are no steps.
  private int loss(List<ReferenceValue> outputs, Batch batch) {
    int sum = tape.number(0);
    for (int o = 0; o < outputs.size(); o++) {
      Op.Output output = net.outputs().get(o);
      ReferenceValue value = outputs.get(o);
      int row = 0;
      for (int n = 0; n < batch.size(); n++) {
        if (output.loss() == Loss.CTC) {
          int loss = functions.ctc(value.of(n), placed(batch, o, n));
          sum = tape.add(sum, tape.scale(loss, output.weight() / batch.size()));
          continue;
        }
        for (int t = 0; t < batch.length(value.sequence(), n); t++) {
          int place = n * batch.room(value.sequence()) + t;
          int loss = loss(output, value.rows().get(row++), batch, o, place);
          sum = tape.add(sum, tape.scale(loss, output.weight() / value.rows().size()));
        }
      }
    }
    return sum;
  }

  // Labels of a sample, which end before the first -1 or with its room.
  private static List<Integer> placed(Batch batch, int port, int n) {
    int room = batch.room(batch.outputPort(port).sequence());
    return Arrays.stream(batch.labels(port), n * room, (n + 1) * room)
        .takeWhile(label -> label >= 0)
        .boxed()
        .toList();
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

  private List<List<Tensor>> answers(List<ReferenceValue> outputs) {
    List<List<Tensor>> answers = new ArrayList<>();
    for (int o = 0; o < outputs.size(); o++) {
      Loss loss = net.outputs().get(o).loss();
      answers.add(outputs.get(o).each(x -> functions.answer(loss, x)).rows());
    }
    return answers;
  }
}
