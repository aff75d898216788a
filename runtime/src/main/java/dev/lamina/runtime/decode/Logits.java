package dev.lamina.runtime.decode;

/** Arithmetic of logits, in double. */
final class Logits {
  private Logits() {}

  /**
   * {@code log(sum(exp(x)))} of {@code count} logits; subtracting it from a logit gives the
   * log-probability. NaN if one is NaN or +infinity, -infinity if all are that.
   */
  static double logSum(float[] logits, int from, int count) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      max = Math.max(max, logits[i]);
    }
    if (!(max < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    if (max == Double.NEGATIVE_INFINITY) {
      return max;
    }
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += Math.exp(logits[i] - max);
    }
    return max + Math.log(sum);
  }

  /** The same of all logits of a step, which must be a distribution; steps are counted from 1. */
  static double logSum(float[] logits, int step) {
    double sum = logSum(logits, 0, logits.length);
    if (sum == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "at step %s all %s tokens are forbidden: no logit is above -infinity"
              .formatted(step, logits.length));
    }
    if (Double.isNaN(sum)) {
      int token = 0;
      while (logits[token] < Float.POSITIVE_INFINITY) {
        token++;
      }
      throw new IllegalArgumentException(
          "at step %s the logit of token %s is %s, expected a number below infinity; have the weights diverged in training?"
              .formatted(step, token, logits[token]));
    }
    return sum;
  }

  /** The token with the greatest logit, of equal ones the first. */
  static int likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  /** {@code log(exp(a) + exp(b))}. */
  static double logAdd(double a, double b) {
    double max = Math.max(a, b);
    return max == Double.NEGATIVE_INFINITY ? max : max + Math.log1p(Math.exp(Math.min(a, b) - max));
  }
}
