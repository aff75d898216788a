package dev.lamina.processor.numbers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/** What the reference computes for a batch; samples follow one another. */
final class ReferenceResult {
  private final double loss;
  private final double margin;
  private final List<double[]> gradients;
  private final List<double[]> magnitudes;
  private final List<double[]> parameters;
  private final List<double[]> answers;
  private final Map<String, double[]> values = new LinkedHashMap<>();

  /** What stands on the tape after a backward pass from {@code root}. */
  ReferenceResult(
      Tape tape,
      int root,
      List<List<Tensor>> leaves,
      ReferenceNormalization normalization,
      Map<String, List<Tensor>> fields,
      List<List<Tensor>> outputs) {
    this.loss = tape.value(root);
    this.margin = tape.margin();
    this.gradients = leaves.stream().map(leaf -> sum(leaf, tape::gradient)).toList();
    this.magnitudes = leaves.stream().map(leaf -> sum(leaf, tape::terms)).toList();
    this.parameters = normalization.moved(leaves);
    this.answers = outputs.stream().map(samples -> values(tape, samples)).toList();
    fields.forEach((field, samples) -> values.put(field, values(tape, samples)));
  }

  private static double[] sum(List<Tensor> samples, IntToDoubleFunction part) {
    double[] sum = new double[samples.getFirst().numbers().size()];
    for (Tensor sample : samples) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part.applyAsDouble(sample.numbers().get(i));
      }
    }
    return sum;
  }

  private static double[] values(Tape tape, List<Tensor> samples) {
    return samples.stream().flatMapToDouble(x -> DoubleStream.of(x.values(tape))).toArray();
  }

  double loss() {
    return loss;
  }

  /** See {@link Tape#margin()}. */
  double margin() {
    return margin;
  }

  /** Gradients of the parameters, in the order of the layers. */
  List<double[]> gradients() {
    return gradients;
  }

  /** Sums of the absolute values of what the gradients are sums of. */
  List<double[]> magnitudes() {
    return magnitudes;
  }

  /** The parameters afterwards: statistics have moved. */
  List<double[]> parameters() {
    return parameters;
  }

  /** Predictions of the outputs, in source order. */
  List<double[]> answers() {
    return answers;
  }

  /** Value of each field. */
  Map<String, double[]> values() {
    return values;
  }
}
