package dev.lamina.runtime;

import dev.lamina.runtime.kernel.Scratch;
import java.util.Arrays;

/**
 * Connectionist temporal classification (Graves, Fernandez, Gomez, Schmidhuber 2006): the
 * probability that the steps of a sample say its labels, summed over all ways to place these in
 * order with blanks, class 0, between them. By sums of logarithms in double, forward and backward.
 */
public final class CtcLoss {
  private static final int BLANK = 0;

  private CtcLoss() {}

  /** Steps that labels need at least: one each, and one between equal neighbours. */
  static int stepsNeeded(int[] labels, int at, int count) {
    int steps = count;
    for (int i = 1; i < count; i++) {
      steps += labels[at + i] == labels[at + i - 1] ? 1 : 0;
    }
    return steps;
  }

  /** Labels of a sample: those before the first -1. */
  static int count(int[] labels, int at, int room) {
    int count = 0;
    while (count < room && labels[at + count] >= 0) {
      count++;
    }
    return count;
  }

  /**
   * Adds {@code weight} times the loss of sample n to {@code loss[n]}, and gives the gradient by
   * the logits times {@code scale}, where there is a place for it.
   *
   * @param labels of sample n at n times the room of a sample, -1 behind the last
   * @param dxAt -1 for the loss alone
   */
  public static void run(
      Frames frames,
      int[] labels,
      int classes,
      int xAt,
      int dxAt,
      boolean accumulate,
      double[] loss,
      float weight,
      float scale,
      Scratch scratch,
      int from,
      int to) {
    if (dxAt >= 0 && !accumulate) {
      frames.clear(dxAt, classes, from, to);
    }
    for (int n = from; n < to; n++) {
      int at = n * frames.room();
      int count = count(labels, at, frames.room());
      Lattice lattice = new Lattice(frames, n, xAt, classes, labels, at, count, scratch);
      double each = 1.0 / Math.max(1, count);
      loss[n] += weight * each * -lattice.logProbability();
      if (dxAt >= 0) {
        lattice.addGradient(dxAt, scale * each);
      }
    }
  }

  /** Labels with blanks around them, by the steps of one sample. */
  private static final class Lattice {
    private final Frames frames;
    private final int firstRow;
    private final int steps;
    private final int classes;
    private final int[] labels;
    private final int labelsAt;
    private final int states;
    private final double[] numbers;
    private final int betaAt;
    private final int logsAt;
    private final int sharesAt;

    Lattice(
        Frames frames,
        int n,
        int xAt,
        int classes,
        int[] labels,
        int labelsAt,
        int count,
        Scratch scratch) {
      this.frames = frames;
      this.firstRow = frames.firstRow(n);
      this.steps = frames.length(n);
      this.classes = classes;
      this.labels = labels;
      this.labelsAt = labelsAt;
      this.states = 2 * count + 1;
      this.betaAt = steps * states;
      this.logsAt = 2 * steps * states;
      this.sharesAt = logsAt + steps * classes;
      this.numbers = scratch.doubles(sharesAt + classes);
      logSoftmax(xAt);
      forward();
      backward();
    }

    private int label(int state) {
      return state % 2 == 0 ? BLANK : labels[labelsAt + state / 2];
    }

    // A label may follow another without a blank between them if they differ.
    private boolean skips(int state) {
      return state % 2 == 1 && state > 1 && label(state) != label(state - 2);
    }

    private double log(int t, int label) {
      return numbers[logsAt + t * classes + label];
    }

    private void logSoftmax(int xAt) {
      float[] x = frames.floats();
      for (int t = 0; t < steps; t++) {
        int at = xAt + (firstRow + t) * frames.stride();
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
          most = Math.max(most, x[at + c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
          sum += Math.exp(x[at + c] - most);
        }
        for (int c = 0; c < classes; c++) {
          numbers[logsAt + t * classes + c] = x[at + c] - most - Math.log(sum);
        }
      }
    }

    // alpha[t][s]: log of the probability of all ways that are in state s after step t.
    private void forward() {
      Arrays.fill(numbers, 0, steps * states, Double.NEGATIVE_INFINITY);
      numbers[0] = log(0, BLANK);
      if (states > 1) {
        numbers[1] = log(0, label(1));
      }
      for (int t = 1; t < steps; t++) {
        int before = (t - 1) * states;
        for (int s = 0; s < states; s++) {
          double sum = numbers[before + s];
          sum = s > 0 ? logSum(sum, numbers[before + s - 1]) : sum;
          sum = skips(s) ? logSum(sum, numbers[before + s - 2]) : sum;
          numbers[t * states + s] = sum + log(t, label(s));
        }
      }
    }

    // beta[t][s]: log of the probability of all ways on from state s after step t.
    private void backward() {
      Arrays.fill(numbers, betaAt, logsAt, Double.NEGATIVE_INFINITY);
      int last = betaAt + (steps - 1) * states;
      numbers[last + states - 1] = 0;
      if (states > 1) {
        numbers[last + states - 2] = 0;
      }
      for (int t = steps - 2; t >= 0; t--) {
        int next = betaAt + (t + 1) * states;
        for (int s = 0; s < states; s++) {
          double sum = numbers[next + s] + log(t + 1, label(s));
          if (s + 1 < states) {
            sum = logSum(sum, numbers[next + s + 1] + log(t + 1, label(s + 1)));
          }
          if (s + 2 < states && skips(s + 2)) {
            sum = logSum(sum, numbers[next + s + 2] + log(t + 1, label(s + 2)));
          }
          numbers[betaAt + t * states + s] = sum;
        }
      }
    }

    double logProbability() {
      int last = (steps - 1) * states + states - 1;
      return states > 1 ? logSum(numbers[last], numbers[last - 1]) : numbers[last];
    }

    // d(-log p)/dx[t][c] = softmax(x)[t][c] - the share of the ways that say c at step t.
    void addGradient(int dxAt, double scale) {
      double whole = logProbability();
      float[] dx = frames.floats();
      for (int t = 0; t < steps; t++) {
        Arrays.fill(numbers, sharesAt, sharesAt + classes, 0);
        for (int s = 0; s < states; s++) {
          double way = numbers[t * states + s] + numbers[betaAt + t * states + s];
          numbers[sharesAt + label(s)] += Math.exp(way - whole);
        }
        int at = dxAt + (firstRow + t) * frames.stride();
        for (int c = 0; c < classes; c++) {
          dx[at + c] += (float) (scale * (Math.exp(log(t, c)) - numbers[sharesAt + c]));
        }
      }
    }

    private static double logSum(double a, double b) {
      double most = Math.max(a, b);
      return most == Double.NEGATIVE_INFINITY
          ? most
          : most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }
  }
}
