package dev.lamina.runtime.decode;

import org.jspecify.annotations.Nullable;

/**
 * A beginning that a beam search considers: one token more than another one.
 *
 * @param before null at the start, whose token is the last of the prompt
 * @param length number of tokens without the prompt
 */
record Hypothesis(@Nullable Hypothesis before, int token, int length, double logProbability) {
  static Hypothesis start(int token) {
    return new Hypothesis(null, token, 0, 0);
  }

  Hypothesis then(int next, double logProbability) {
    return new Hypothesis(this, next, length + 1, logProbability);
  }

  int[] tokens() {
    int[] tokens = new int[length];
    for (Hypothesis h = this; h != null && h.length > 0; h = h.before) {
      tokens[h.length - 1] = h.token;
    }
    return tokens;
  }
}
