package dev.lamina.processor.numbers;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Compares a model with the reference, tensor by tensor, and lists what differs.
 *
 * <p>The largest error of a tensor is at most 1e-5 of its largest element. Where little is left of
 * what was summed, no program that keeps floats is so near; then it may be as large as the larger
 * of
 *
 * <ul>
 *   <li>for gradients of parameters, 1e-6 of the sum of the absolute terms, 17 roundings of a
 *       float: what the sum over samples and pixels itself cancels;
 *   <li>4 times as much as the reference itself moves when all that is kept between layers is
 *       rounded to floats, see {@link Sensitivity}: what was cancelled before, and what the network
 *       magnifies.
 * </ul>
 *
 * <p>So an error that float storage does not explain is seen, however ill-conditioned the network.
 */
final class Comparison {
  /** Largest error of a tensor, relative to its largest element. */
  static final double TOLERANCE = 1e-5;

  /** Floats may choose otherwise than doubles where two numbers are nearer than this. */
  private static final double NEAREST = 2e-5;

  private static final int DRAWS = 50;

  private static final double OF_TERMS = 1e-6;
  private static final double OF_MOVES = 4;

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
    training(batch, draw(batch, random, new ReferenceInterpreter(net, model)::train));
    inference(batch, draw(batch, random, new ReferenceInterpreter(net, model)::predict));
    return this;
  }

  private Sensitivity draw(
      Batch batch, Random random, BiFunction<Batch, DoubleUnaryOperator, ReferenceResult> pass) {
    ReferenceResult expected = pass.apply(batch, DoubleUnaryOperator.identity());
    for (int draw = 0; expected.margin() < NEAREST && draw < DRAWS; draw++) {
      Samples.draw(model, batch, random);
      expected = pass.apply(batch, DoubleUnaryOperator.identity());
    }
    return new Sensitivity(expected, rounding -> pass.apply(batch, rounding));
  }

  private void training(Batch batch, Sensitivity expected) {
    float loss = model.lossAndGradients(batch);
    checkLoss("training loss", expected, loss);
    for (int i = 0; i < model.parameters().size(); i++) {
      int p = i;
      Parameter parameter = model.parameters().get(p);
      check(
          "gradient of " + parameter.name(),
          expected,
          r -> r.gradients().get(p),
          Doubles.of(parameter.gradients()),
          Doubles.largest(expected.exact().magnitudes().get(p)));
      check(
          parameter.name(),
          expected,
          r -> r.parameters().get(p),
          Doubles.of(parameter.values()),
          0);
    }
  }

  private void inference(Batch batch, Sensitivity expected) {
    model.keepOutputs(false);
    model.predict(batch);
    answers("answer", batch, expected);
    checkLoss("loss", expected, model.loss(batch));
    model.keepOutputs(true);
    checkLoss("loss with outputs kept", expected, model.loss(batch));
    answers("answer with outputs kept", batch, expected);
    for (String field : expected.exact().values().keySet()) {
      double[] actual = Doubles.of(Reflection.layer(model, field).output());
      check("value of " + field, expected, r -> r.values().get(field), actual, 0);
    }
    model.keepOutputs(false);
  }

  private void answers(String what, Batch batch, Sensitivity expected) {
    for (int i = 0; i < model.outputs().size(); i++) {
      int o = i;
      double[] actual = answers(batch, o);
      check(what + " " + o, expected, r -> r.answers().get(o), actual, 0);
    }
  }

  // Those of all steps, without the room behind the end of a sample.
  private static double[] answers(Batch batch, int output) {
    OutputPort port = batch.outputPort(output);
    DoubleStream answers = DoubleStream.empty();
    for (int n = 0; n < batch.size(); n++) {
      int at = n * batch.room(port.sequence()) * port.size();
      int size = batch.length(port.sequence(), n) * port.size();
      float[] sample = Arrays.copyOfRange(batch.predictions(output), at, at + size);
      answers = DoubleStream.concat(answers, Arrays.stream(Doubles.of(sample)));
    }
    return answers.toArray();
  }

  private void checkLoss(String what, Sensitivity expected, float loss) {
    check(what, expected, r -> new double[] {r.loss()}, new double[] {loss}, 0);
  }

  private void check(
      String what,
      Sensitivity sensitivity,
      Function<ReferenceResult, double[]> tensor,
      double[] actual,
      double terms) {
    double[] expected = tensor.apply(sensitivity.exact());
    double size = Math.max(Doubles.largest(expected), OF_TERMS / TOLERANCE * terms);
    if (Doubles.error(expected, actual, size) > TOLERANCE) {
      size = Math.max(size, OF_MOVES / TOLERANCE * sensitivity.of(tensor));
    }
    double error = Doubles.error(expected, actual, size);
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
