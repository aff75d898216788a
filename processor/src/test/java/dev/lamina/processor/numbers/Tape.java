package dev.lamina.processor.numbers;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers in the order in which they were computed, each with its derivatives by the at most three
 * it was made from; walking back over the tape gives the gradient of one by all others. A number is
 * known by its place.
 */
final class Tape {
  private static final int NONE = -1;

  private double[] values = new double[1 << 12];
  private double[] gradients = new double[1 << 12];
  private double[] terms = new double[1 << 12];
  private double[] byLeft = new double[1 << 12];
  private double[] byRight = new double[1 << 12];
  private int[] left = new int[1 << 12];
  private int[] right = new int[1 << 12];
  private int[] summand = new int[1 << 12];
  private final BitSet kept = new BitSet();
  private DoubleUnaryOperator memory = DoubleUnaryOperator.identity();
  private int size;
  private double margin = Double.MAX_VALUE;

  /** Forgets everything. From now on, {@code memory} is what becomes of a number that is kept. */
  void clear(DoubleUnaryOperator memory) {
    this.memory = memory;
    kept.clear();
    size = 0;
    margin = Double.MAX_VALUE;
  }

  double value(int number) {
    return values[number];
  }

  double gradient(int number) {
    return gradients[number];
  }

  /** Sum of the absolute values of what the gradient was summed from, one for each use. */
  double terms(int number) {
    return terms[number];
  }

  /** How near any choice between two different numbers was; floats might choose otherwise. */
  double margin() {
    return margin;
  }

  int number(double value) {
    return append(value, NONE, NONE, 0, NONE, 0);
  }

  int add(int a, int b) {
    return append(values[a] + values[b], a, b, 1, NONE, 0);
  }

  int subtract(int a, int b) {
    return append(values[a] - values[b], a, b, -1, NONE, 0);
  }

  int multiply(int a, int b) {
    return append(values[a] * values[b], NONE, a, values[b], b, values[a]);
  }

  int multiplyAdd(int sum, int a, int b) {
    return append(values[sum] + values[a] * values[b], sum, a, values[b], b, values[a]);
  }

  int scale(int a, double factor) {
    return append(values[a] * factor, NONE, a, factor, NONE, 0);
  }

  int plus(int a, double summand) {
    return append(values[a] + summand, NONE, a, 1, NONE, 0);
  }

  int inverse(int a) {
    return append(1 / values[a], NONE, a, -1 / (values[a] * values[a]), NONE, 0);
  }

  int exp(int a) {
    return append(Math.exp(values[a]), NONE, a, Math.exp(values[a]), NONE, 0);
  }

  int log(int a) {
    return append(Math.log(values[a]), NONE, a, 1 / values[a], NONE, 0);
  }

  /**
   * A function of {@code a} with its slope given by its value, of which a program reads what it
   * kept.
   */
  int function(int a, double value, DoubleUnaryOperator slope) {
    double known = memory.applyAsDouble(value);
    return append(value, NONE, a, slope.applyAsDouble(known), NONE, 0);
  }

  int erf(int a) {
    double slope = 2 / Math.sqrt(Math.PI) * Math.exp(-values[a] * values[a]);
    return append(erf(values[a]), NONE, a, slope, NONE, 0);
  }

  /** The number as a program keeps it between two layers, and so, on the way back, its gradient. */
  int keep(int a) {
    kept.set(size);
    return append(memory.applyAsDouble(values[a]), NONE, a, 1, NONE, 0);
  }

  /** The larger of two, the first of equal ones. */
  int max(int a, int b) {
    decide(values[a] - values[b]);
    return values[b] > values[a] ? b : a;
  }

  /** {@code over} if {@code a} is above {@code bound}, else {@code under}. */
  int choose(int a, double bound, int over, int under) {
    decide(values[a] - bound);
    return values[a] > bound ? over : under;
  }

  private void decide(double distance) {
    if (distance != 0) {
      margin = Math.min(margin, Math.abs(distance));
    }
  }

  /** Computes the gradient of {@code root} by every number before it. */
  void backward(int root) {
    Arrays.fill(gradients, 0, size, 0);
    Arrays.fill(terms, 0, size, 0);
    gradients[root] = 1;
    for (int i = root; i >= 0; i--) {
      double gradient = kept.get(i) ? memory.applyAsDouble(gradients[i]) : gradients[i];
      if (summand[i] >= 0) {
        give(summand[i], gradient);
      }
      if (left[i] >= 0) {
        give(left[i], gradient * byLeft[i]);
      }
      if (right[i] >= 0) {
        give(right[i], gradient * byRight[i]);
      }
    }
  }

  private void give(int number, double term) {
    gradients[number] += term;
    terms[number] += Math.abs(term);
  }

  private int append(double value, int sum, int a, double byA, int b, double byB) {
    if (size == values.length) {
      grow();
    }
    values[size] = value;
    summand[size] = sum;
    left[size] = a;
    byLeft[size] = byA;
    right[size] = b;
    byRight[size] = byB;
    return size++;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * size);
    gradients = Arrays.copyOf(gradients, 2 * size);
    terms = Arrays.copyOf(terms, 2 * size);
    byLeft = Arrays.copyOf(byLeft, 2 * size);
    byRight = Arrays.copyOf(byRight, 2 * size);
    left = Arrays.copyOf(left, 2 * size);
    right = Arrays.copyOf(right, 2 * size);
    summand = Arrays.copyOf(summand, 2 * size);
  }

  // The series exp(-x^2) * 2x / sqrt(pi) * sum of (2x^2)^k / (1 * 3 * ... * (2k + 1)): no
  // cancellation.
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= 2 * x * x / (2 * k + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * x * sum;
  }
}
