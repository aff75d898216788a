package dev.lamina.processor.numbers;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network of sequences by its definition, in double, sample by sample and step by step without
 * any padding, differentiated by a {@link Tape}.
 */
final class SequenceReference {
  private final Tape tape = new Tape();
  private final ReferenceLayers layers = new ReferenceLayers(tape);
  private final ReferenceFunctions functions = new ReferenceFunctions(tape);
  private final ReferenceCells cells = new ReferenceCells(tape, this::parameter);
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Model model;
  private final Batch batch;
  private final List<List<double[]>> answers = new ArrayList<>();
  private final double loss;
  private int sample;

  /** Computes everything for a batch. */
  SequenceReference(SequenceNet net, Model model, Batch batch) {
    this.model = model;
    this.batch = batch;
    for (Parameter parameter : model.parameters()) {
      parameters.put(parameter.name(), leaf(Doubles.of(parameter.values())));
    }
    model.outputs().forEach(output -> answers.add(new ArrayList<>()));
    int sum = tape.number(0);
    for (sample = 0; sample < batch.size(); sample++) {
      List<List<Tensor>> outputs = net.definition().outputs(this);
      for (int o = 0; o < outputs.size(); o++) {
        sum = tape.add(sum, loss(o, outputs.get(o)));
      }
    }
    tape.backward(sum);
    this.loss = tape.value(sum);
  }

  double loss() {
    return loss;
  }

  double margin() {
    return tape.margin();
  }

  double[] gradient(String parameter) {
    return parameters.get(parameter).numbers().stream().mapToDouble(tape::gradient).toArray();
  }

  /** Answers of an output: for each sample, all its steps. */
  List<double[]> answers(int output) {
    return answers.get(output);
  }

  // Each step of the batch counts the same, and so does each sample where there are no steps.
  private int loss(int output, List<Tensor> steps) {
    OutputPort port = model.outputs().get(output);
    int count = 0;
    for (int n = 0; n < batch.size(); n++) {
      count += batch.length(port.sequence(), n);
    }
    int sum = tape.number(0);
    double[] answered = new double[steps.size() * port.size()];
    for (int t = 0; t < steps.size(); t++) {
      int at = sample * batch.room(port.sequence()) + t;
      sum = tape.add(sum, tape.scale(loss(output, port, steps.get(t), at), port.weight() / count));
      double[] answer = functions.answer(port.loss(), steps.get(t)).values(tape);
      System.arraycopy(answer, 0, answered, t * port.size(), answer.length);
    }
    answers.get(output).add(answered);
    return sum;
  }

  private int loss(int output, OutputPort port, Tensor x, int at) {
    if (port.takesLabels()) {
      return functions.crossEntropy(x, List.of(batch.labels(output)[at]));
    }
    int size = port.size();
    float[] targets = Arrays.copyOfRange(batch.targets(output), at * size, (at + 1) * size);
    return functions.elements(port.loss(), x, Doubles.of(targets));
  }

  private Tensor leaf(double[] values) {
    List<Integer> numbers = Arrays.stream(values).mapToObj(tape::number).toList();
    return new Tensor(List.of(values.length), numbers);
  }

  Optional<Tensor> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Recurrent layers. */
  ReferenceCells cells() {
    return cells;
  }

  ReferenceFunctions functions() {
    return functions;
  }

  Tape tape() {
    return tape;
  }

  /** The sum of the products of two vectors' numbers. */
  int dot(Tensor x, Tensor y) {
    int sum = tape.number(0);
    for (int i = 0; i < x.numbers().size(); i++) {
      sum = tape.add(sum, tape.multiply(x.numbers().get(i), y.numbers().get(i)));
    }
    return sum;
  }

  /** The vectors mixed by the softmax of their scores. */
  Tensor mixed(List<Integer> scores, List<Tensor> vectors) {
    Tensor shares = layers.softmax(new Tensor(List.of(scores.size()), scores));
    List<Integer> mixed = new ArrayList<>();
    for (int i = 0; i < vectors.getFirst().numbers().size(); i++) {
      int sum = tape.number(0);
      for (int s = 0; s < vectors.size(); s++) {
        int part = vectors.get(s).numbers().get(i);
        sum = tape.add(sum, tape.multiply(shares.numbers().get(s), part));
      }
      mixed.add(sum);
    }
    return new Tensor(List.of(mixed.size()), mixed);
  }

  /** Values of an input of this sample, step by step; one step where it is no sequence. */
  List<Tensor> values(int input) {
    InputPort port = model.inputs().get(input);
    List<Tensor> steps = new ArrayList<>();
    for (int t = 0; t < batch.length(port.sequence(), sample); t++) {
      int at = (sample * batch.room(port.sequence()) + t) * port.size();
      double[] values = Doubles.of(Arrays.copyOfRange(batch.input(input), at, at + port.size()));
      steps.add(leaf(values).reshaped(port.shape()));
    }
    return steps;
  }

  /** Ids of an input of this sample. */
  int[] ids(int input) {
    int sequence = model.inputs().get(input).sequence();
    int at = sample * batch.room(sequence);
    return Arrays.copyOfRange(batch.tokens(input), at, at + batch.length(sequence, sample));
  }

  /** A row of the table for each id; zeros for the id of padding. */
  List<Tensor> embedded(int input, String field, int units, int padding) {
    List<Integer> table = parameters.get(field + ".weight").numbers();
    return Arrays.stream(ids(input))
        .mapToObj(
            id ->
                id == padding
                    ? cells.constant(units, 0)
                    : new Tensor(List.of(units), table.subList(id * units, (id + 1) * units)))
        .toList();
  }

  /** A vector with a one for each id. */
  List<Tensor> oneHot(int input) {
    int vocabulary = model.inputs().get(input).vocabulary();
    return Arrays.stream(ids(input))
        .mapToObj(
            id -> {
              double[] values = new double[vocabulary];
              values[id] = 1;
              return leaf(values);
            })
        .toList();
  }

  /** The dense layer of a field. */
  Tensor dense(String field, Tensor x) {
    Tensor weight = parameters.get(field + ".weight");
    int units = weight.numbers().size() / x.numbers().size();
    return layers.dense(units, x, weight, parameter(field + ".bias"));
  }

  /** The dense layer of a field, for each step. */
  List<Tensor> dense(String field, List<Tensor> steps) {
    return steps.stream().map(x -> dense(field, x)).toList();
  }

  /** The convolution of a field. */
  Tensor convolve(String field, int filters, int kernel, boolean same, Tensor x) {
    Frame frame = Frame.of(kernel).stride(1).padding(same ? Frame.SAME : 0);
    Op.Conv conv = new Op.Conv(filters, frame, frame, 1, true);
    Tensor weight = parameters.get(field + ".weight");
    return layers.convolve(conv, x, weight, parameter(field + ".bias"));
  }

  /** The transposed convolution of a field. */
  Tensor convolveTransposed(String field, Op.ConvTranspose layer, Tensor x) {
    Tensor weight = parameters.get(field + ".weight");
    return layers.convolveTransposed(layer, x, weight, parameter(field + ".bias"));
  }

  Tensor maxPool(Tensor x) {
    return layers.pool(new Op.Pool(true, Frame.of(2), Frame.of(2)), x);
  }
}
