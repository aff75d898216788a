package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the reference computes for a batch; samples follow one another. */
final class ReferenceResult {
  private final List<double[]> gradients;
  private final List<double[]> magnitudes;
  private final List<double[]> answers = new ArrayList<>();
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final int samples;
  private double loss;
  private double margin = Double.MAX_VALUE;

  ReferenceResult(List<double[]> parameters, Net net, int samples) {
    this.samples = samples;
    this.gradients = parameters.stream().map(p -> new double[p.length]).toList();
    this.magnitudes = parameters.stream().map(p -> new double[p.length]).toList();
    net.outputs().forEach(o -> answers.add(new double[0]));
  }

  /** Adds sample {@code n} as it stands on the tape after a backward pass. */
  void add(
      Tape tape,
      int n,
      int root,
      List<Tensor> trained,
      Map<String, Tensor> fields,
      List<Tensor> outputs) {
    loss += tape.value(root) / samples;
    margin = Math.min(margin, tape.margin());
    for (int p = 0; p < gradients.size(); p++) {
      for (int i = 0; i < gradients.get(p).length; i++) {
        double gradient = tape.gradient(trained.get(p).numbers().get(i)) / samples;
        gradients.get(p)[i] += gradient;
        magnitudes.get(p)[i] += Math.abs(gradient);
      }
    }
    fields.forEach((field, value) -> values.merge(field, all(n, value.values(tape)), this::put));
    for (int o = 0; o < outputs.size(); o++) {
      double[] answer = all(n, outputs.get(o).values(tape));
      answers.set(o, n == 0 ? answer : put(answers.get(o), answer));
    }
  }

  private double[] all(int n, double[] one) {
    double[] all = new double[one.length * samples];
    System.arraycopy(one, 0, all, n * one.length, one.length);
    return all;
  }

  private double[] put(double[] some, double[] others) {
    for (int i = 0; i < some.length; i++) {
      some[i] += others[i];
    }
    return some;
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

  /** What the gradients would be if no two samples pulled in opposite directions. */
  List<double[]> magnitudes() {
    return magnitudes;
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
