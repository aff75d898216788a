package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
import java.util.ArrayList;
import java.util.List;

/** The definitions of activations and losses. */
final class ReferenceFunctions {
  private final Tape tape;

  ReferenceFunctions(Tape tape) {
    this.tape = tape;
  }

  Tensor apply(Op.Activation activation, Tensor x) {
    return new Tensor(
        x.shape(), x.numbers().stream().map(number -> apply(activation, number)).toList());
  }

  private int apply(Op.Activation activation, int x) {
    double parameter = activation.parameter();
    double value = tape.value(x);
    return switch (activation.function()) {
      case RELU -> tape.choose(x, 0, x, tape.number(0));
      case LEAKY_RELU -> tape.choose(x, 0, x, tape.scale(x, parameter));
      case ELU -> {
        double negative = parameter * Math.expm1(value);
        yield tape.choose(x, 0, x, tape.function(x, negative, y -> y + parameter));
      }
      case GELU -> {
        int erf = tape.erf(tape.scale(x, 1 / Math.sqrt(2)));
        yield tape.multiply(x, tape.scale(tape.plus(erf, 1), 0.5));
      }
      case SILU -> tape.multiply(x, sigmoid(x));
      case SIGMOID -> tape.function(x, 1 / (1 + Math.exp(-value)), y -> y * (1 - y));
      case TANH -> tape.function(x, Math.tanh(value), y -> 1 - y * y);
      case HARD_SIGMOID -> {
        int line = tape.plus(tape.scale(x, 1 / 6.0), 0.5);
        int bounded = tape.choose(x, 3, tape.number(1), line);
        yield tape.choose(x, -3, bounded, tape.number(0));
      }
      case SOFTPLUS -> tape.log(tape.plus(tape.exp(x), 1));
    };
  }

  private int sigmoid(int x) {
    return tape.inverse(tape.plus(tape.exp(tape.scale(x, -1)), 1));
  }

  /** What the network answers where it is trained with this loss. */
  Tensor answer(Loss loss, Tensor x) {
    return switch (loss) {
      case SOFTMAX_CROSS_ENTROPY, CTC -> new ReferenceLayers(tape).softmax(x);
      case BINARY_CROSS_ENTROPY -> apply(new Op.Activation(Op.Function.SIGMOID, 0), x);
      case MEAN_SQUARED_ERROR, L1, HUBER -> x;
    };
  }

  /** The mean over the places of the cross-entropy with class numbers. */
  int crossEntropy(Tensor x, List<Integer> labels) {
    Tensor probability = new ReferenceLayers(tape).softmax(x);
    int sum = tape.number(0);
    int pixels = labels.size();
    for (int p = 0; p < pixels; p++) {
      int right = probability.numbers().get(labels.get(p) * pixels + p);
      sum = tape.subtract(sum, tape.log(right));
    }
    return tape.scale(sum, 1.0 / pixels);
  }

  /**
   * -log of the probability that steps say labels in order, class 0 between them, over the number
   * of labels. Sums probabilities, by the recursion of Graves et al. 2006, equations 6 and 7.
   */
  int ctc(List<Tensor> logits, List<Integer> labels) {
    List<Integer> symbols = new ArrayList<>(List.of(0));
    labels.forEach(label -> symbols.addAll(List.of(label, 0)));
    List<Integer> before = List.of();
    for (Tensor step : logits) {
      Tensor probability = new ReferenceLayers(tape).softmax(step);
      List<Integer> now = new ArrayList<>();
      for (int s = 0; s < symbols.size(); s++) {
        int ways = before.isEmpty() ? tape.number(s < 2 ? 1 : 0) : ways(before, symbols, s);
        now.add(tape.multiply(ways, probability.numbers().get(symbols.get(s))));
      }
      before = now;
    }
    int sum = before.getLast();
    if (!labels.isEmpty()) {
      sum = tape.add(sum, before.get(symbols.size() - 2));
    }
    return tape.scale(tape.log(sum), -1.0 / Math.max(1, labels.size()));
  }

  private int ways(List<Integer> before, List<Integer> symbols, int s) {
    int ways = before.get(s);
    if (s > 0) {
      ways = tape.add(ways, before.get(s - 1));
    }
    boolean skips = s > 1 && symbols.get(s) > 0 && !symbols.get(s).equals(symbols.get(s - 2));
    return skips ? tape.add(ways, before.get(s - 2)) : ways;
  }

  /** The mean over the elements of a loss against target values. */
  int elements(Loss loss, Tensor x, double[] targets) {
    int sum = tape.number(0);
    for (int i = 0; i < targets.length; i++) {
      sum = tape.add(sum, element(loss, x.numbers().get(i), targets[i]));
    }
    return tape.scale(sum, 1.0 / targets.length);
  }

  private int element(Loss loss, int x, double target) {
    int difference = tape.plus(x, -target);
    return switch (loss) {
      case MEAN_SQUARED_ERROR -> tape.multiply(difference, difference);
      case L1 -> distance(difference);
      case HUBER -> {
        int square = tape.multiply(difference, difference);
        int distance = distance(difference);
        yield tape.choose(distance, 1, tape.plus(distance, -0.5), tape.scale(square, 0.5));
      }
      case BINARY_CROSS_ENTROPY -> {
        int yes = tape.log(sigmoid(x));
        int no = tape.log(sigmoid(tape.scale(x, -1)));
        yield tape.add(tape.scale(yes, -target), tape.scale(no, target - 1));
      }
      case SOFTMAX_CROSS_ENTROPY, CTC -> throw new IllegalArgumentException("takes labels");
    };
  }

  private int distance(int difference) {
    return tape.choose(difference, 0, difference, tape.scale(difference, -1));
  }
}
