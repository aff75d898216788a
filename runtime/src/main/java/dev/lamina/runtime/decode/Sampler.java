package dev.lamina.runtime.decode;

import dev.lamina.runtime.base.SeededRandom;

/** Draws tokens from logits by the rule of a {@link Sampling}. Allocates at the first draw only. */
public final class Sampler {
  private final Sampling rule;
  private final SeededRandom random;

  /** Probabilities, up to a factor. */
  private double[] weights = new double[0];

  /** A heap of tokens with the likeliest at the root; tokens taken from it stand behind it. */
  private int[] heap = new int[0];

  private int heapSize;
  private int draws;

  Sampler(Sampling rule, long seed) {
    this.rule = rule;
    this.random = new SeededRandom(seed);
  }

  /**
   * Draws a token.
   *
   * @param logits one for each token, left as they are
   * @throws IllegalArgumentException when one is not a number, or all tokens are forbidden
   */
  public int next(float[] logits) {
    // Checks the logits; the sum itself is that of another temperature.
    Logits.logSum(logits, ++draws);
    double max = logits[Logits.likeliest(logits)];
    if (weights.length != logits.length) {
      weights = new double[logits.length];
      heap = new int[logits.length];
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      weights[i] = Math.exp((logits[i] - max) / rule.temperature);
      heap[i] = i;
      sum += weights[i];
    }
    heapSize = heap.length;
    if (rule.topK < heap.length || rule.topP < 1) {
      sum = keepLikeliest(sum);
      return drawn(heapSize, sum);
    }
    return drawn(0, sum);
  }

  /** Takes the likeliest tokens from the heap; returns the sum of their weights. */
  private double keepLikeliest(double total) {
    for (int i = heapSize / 2 - 1; i >= 0; i--) {
      sink(i);
    }
    double enough = rule.topP < 1 ? rule.topP * total : Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int taken = 0; taken < rule.topK && heapSize > 0 && sum < enough; taken++) {
      sum += weights[heap[0]];
      heapSize--;
      swap(0, heapSize);
      sink(0);
    }
    return sum;
  }

  private void sink(int from) {
    int at = from;
    while (2 * at + 1 < heapSize) {
      int child = 2 * at + 1;
      if (child + 1 < heapSize && likelier(heap[child + 1], heap[child])) {
        child++;
      }
      if (!likelier(heap[child], heap[at])) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private boolean likelier(int a, int b) {
    return weights[a] != weights[b] ? weights[a] > weights[b] : a < b;
  }

  private void swap(int i, int j) {
    int swapped = heap[i];
    heap[i] = heap[j];
    heap[j] = swapped;
  }

  /** One of the tokens from this place on, whose weights have this sum. */
  private int drawn(int from, double sum) {
    double left = (random.nextLong() >>> 11) * 0x1p-53 * sum;
    int last = heap[from];
    for (int i = from; i < heap.length; i++) {
      double weight = weights[heap[i]];
      if (weight > 0) {
        last = heap[i];
        left -= weight;
        if (left < 0) {
          return last;
        }
      }
    }
    // Rounding has left a little.
    return last;
  }
}
