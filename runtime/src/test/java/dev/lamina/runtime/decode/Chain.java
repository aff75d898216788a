package dev.lamina.runtime.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A Markov chain as a network: the next token depends on the last {@code order} tokens, which are
 * its state. As a generated model does, it changes the state in place and fills one array.
 */
final class Chain implements StepFunction<int[]> {
  private final int tokens;
  private final double[][] probabilities;
  private final float[] logits;
  int copies;

  /** Row by row the probabilities of the next token after each history. */
  private Chain(int tokens, double[][] probabilities) {
    this.tokens = tokens;
    this.probabilities = probabilities;
    this.logits = new float[tokens];
  }

  /** After each single token. */
  static Chain of(double[]... probabilities) {
    return new Chain(probabilities.length, probabilities);
  }

  /** After each pair of tokens, with random probabilities, some of them 0. */
  static Chain random(int tokens, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[tokens * tokens][tokens];
    for (double[] row : rows) {
      double sum = 0;
      for (int i = 0; i < tokens; i++) {
        row[i] = random.nextInt(6) == 0 && i > 0 ? 0 : Math.exp(2 * random.nextGaussian());
        sum += row[i];
      }
      for (int i = 0; i < tokens; i++) {
        row[i] /= sum;
      }
    }
    return new Chain(tokens, rows);
  }

  int[] state() {
    return new int[1];
  }

  int[] copy(int[] state) {
    copies++;
    return state.clone();
  }

  private int row(int history, int token) {
    return probabilities.length == tokens ? token : history * tokens + token;
  }

  @Override
  public float[] step(int[] state, int token) {
    double[] row = probabilities[row(state[0], token)];
    for (int i = 0; i < tokens; i++) {
      // A constant that all share does not matter.
      logits[i] = (float) (Math.log(row[i]) + 3);
    }
    state[0] = token;
    return logits;
  }

  /** All sequences with their scores, the best first. */
  List<Decoded> bruteForce(int start, int stop, int maxLength, double alpha) {
    List<Decoded> all = new ArrayList<>();
    extend(new ArrayList<>(), 0, start, 0, new int[] {stop, maxLength}, alpha, all);
    all.sort(Comparator.comparingDouble(Decoded::score).reversed());
    return all;
  }

  private void extend(
      List<Integer> said,
      int history,
      int last,
      double log,
      int[] end,
      double alpha,
      List<Decoded> all) {
    for (int next = 0; next < tokens; next++) {
      double sum = log + Math.log(probabilities[row(history, last)][next]);
      if (sum == Double.NEGATIVE_INFINITY) {
        continue;
      }
      List<Integer> longer = new ArrayList<>(said);
      if (next != end[0]) {
        longer.add(next);
      }
      int length = said.size() + 1;
      if (next == end[0] || length == end[1]) {
        double score = sum / (Math.pow(5 + length, alpha) / Math.pow(6, alpha));
        int[] ids = longer.stream().mapToInt(Integer::intValue).toArray();
        all.add(new Decoded(ids, sum, score, next == end[0]));
      } else {
        extend(longer, last, next, sum, end, alpha, all);
      }
    }
  }
}
