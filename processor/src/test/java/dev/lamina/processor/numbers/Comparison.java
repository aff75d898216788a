package dev.lamina.processor.numbers;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Compares a model with the reference, tensor by tensor, and lists what differs. */
final class Comparison {
  /** Largest error of a tensor, relative to its largest element. */
  static final double TOLERANCE = 1e-5;

  /** Floats may choose otherwise than doubles where two numbers are nearer than this. */
  private static final double NEAREST = 2e-5;

  private static final int DRAWS = 50;

  /**
   * Of the terms that a gradient sums, the part that counts as its size where little is left of
   * them: 1e-6 of the terms, 17 roundings of a float, may be wrong.
   */
  private static final double OF_TERMS = 0.1;

  private final Net net;
  private final Model model;
  private final List<String> differences = new ArrayList<>();
  private double worst;

  Comparison(Net net, Model model) {
    this.net = net;
    this.model = model;
  }

  /** What was found so far, a line each. */
  List<String> differences() {
    return differences;
  }

  /** The largest error so far. */
  double worst() {
    return worst;
  }

  /** Draws samples that are near no kink and compares everything that a model computes for them. */
  Comparison batch(int size, Random random) {
    Batch batch = Samples.of(model, size, random);
    training(batch, draw(batch, random, ReferenceInterpreter::train));
    inference(batch, draw(batch, random, ReferenceInterpreter::predict));
    return this;
  }

  private ReferenceResult draw(
      Batch batch, Random random, BiFunction<ReferenceInterpreter, Batch, ReferenceResult> pass) {
    ReferenceInterpreter reference = new ReferenceInterpreter(net, model);
    ReferenceResult expected = pass.apply(reference, batch);
    for (int draw = 0; expected.margin() < NEAREST && draw < DRAWS; draw++) {
      Samples.draw(model, batch, random);
      expected = pass.apply(reference, batch);
    }
    return expected;
  }

  private void training(Batch batch, ReferenceResult expected) {
    float loss = model.lossAndGradients(batch);
    check("training loss", new double[] {expected.loss()}, new double[] {loss});
    for (int p = 0; p < model.parameters().size(); p++) {
      Parameter parameter = model.parameters().get(p);
      double[] gradient = expected.gradients().get(p);
      check(
          "gradient of " + parameter.name(),
          gradient,
          Doubles.of(parameter.gradients()),
          scale(gradient, expected.magnitudes().get(p)));
      // The mean of what a batch norm has normalised is 0: a mean has the size of what it averages.
      check(
          parameter.name(),
          expected.parameters().get(p),
          Doubles.of(parameter.values()),
          Doubles.largest(expected.averaged().get(p)));
    }
  }

  private static double scale(double[] gradient, double[] terms) {
    return Math.max(Doubles.largest(gradient), OF_TERMS * Doubles.largest(terms));
  }

  private void inference(Batch batch, ReferenceResult expected) {
    double[] loss = {expected.loss()};
    model.keepOutputs(false);
    model.predict(batch);
    answers("answer", batch, expected);
    check("loss", loss, new double[] {model.loss(batch)});
    model.keepOutputs(true);
    check("loss with outputs kept", loss, new double[] {model.loss(batch)});
    answers("answer with outputs kept", batch, expected);
    expected
        .values()
        .forEach(
            (field, value) ->
                check(
                    "value of " + field,
                    value,
                    Doubles.of(Reflection.layer(model, field).output())));
    model.keepOutputs(false);
  }

  private void answers(String what, Batch batch, ReferenceResult expected) {
    for (int o = 0; o < model.outputs().size(); o++) {
      double[] answer = expected.answers().get(o);
      double[] all = Doubles.of(batch.predictions(o));
      check(what + " " + o, answer, Arrays.copyOf(all, answer.length));
    }
  }

  private void check(String what, double[] expected, double[] actual) {
    check(what, expected, actual, Doubles.largest(expected));
  }

  private void check(String what, double[] expected, double[] actual, double scale) {
    double error = Doubles.error(expected, actual, scale);
    worst = Math.max(worst, error);
    if (!(error <= TOLERANCE)) {
      differences.add(
          "%s: relative error %.2e\n  expected %s\n  actual   %s"
              .formatted(what, error, first(expected), first(actual)));
    }
  }

  private static String first(double[] values) {
    String text = Arrays.toString(Arrays.copyOf(values, Math.min(8, values.length)));
    return values.length > 8 ? text + " of " + values.length : text;
  }
}
