package dev.lamina.runtime.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU of a corpus (Papineni, Roukos, Ward, Zhu 2002), 0 to 1; papers often print 100 times that.
 *
 * <pre>
 * BLEU = min(1, exp(1 - r / c)) * (p1 * p2 * p3 * p4)^(1/4)
 * </pre>
 *
 * <p>{@code pn} is the share of the candidates' n-grams that a reference has, each counted at most
 * as often as the reference that has it most often; {@code c} is the number of tokens in all
 * candidates, {@code r} that in the references closest to them in length, of equally close ones the
 * shorter. Sums run over the corpus before anything is divided, so the figure is no mean over
 * sentences. It depends on how texts were split into tokens: split both in one way, and say which.
 */
public final class Bleu {
  private final long[] matches;
  private final long[] totals;
  private final Smoothing smoothing;
  private long candidateLength;
  private long referenceLength;

  /** Up to 4-grams without smoothing, as in the paper. */
  public Bleu() {
    this(4, Smoothing.NONE);
  }

  /** Up to n-grams of this length. */
  public Bleu(int longest, Smoothing smoothing) {
    if (longest < 1) {
      throw new IllegalArgumentException("n-grams have at least 1 token, not " + longest);
    }
    this.matches = new long[longest];
    this.totals = new long[longest];
    this.smoothing = smoothing;
  }

  /**
   * Counts a sentence.
   *
   * @param references tokens of one or more right translations
   * @param candidate tokens of the translation to judge
   */
  public void add(List<List<String>> references, List<String> candidate) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException(
          "BLEU needs at least 1 reference for: " + String.join(" ", candidate));
    }
    candidateLength += candidate.size();
    referenceLength += closestLength(references, candidate.size());
    for (int n = 1; n <= matches.length; n++) {
      totals[n - 1] += Math.max(0, candidate.size() - n + 1);
      matches[n - 1] += matches(references, candidate, n);
    }
  }

  private static int closestLength(List<List<String>> references, int length) {
    int closest = references.getFirst().size();
    for (List<String> reference : references) {
      int nearer = Math.abs(reference.size() - length) - Math.abs(closest - length);
      boolean taken = nearer < 0 || (nearer == 0 && reference.size() < closest);
      closest = taken ? reference.size() : closest;
    }
    return closest;
  }

  private static long matches(List<List<String>> references, List<String> candidate, int n) {
    Map<List<String>, Integer> most = new HashMap<>();
    for (List<String> reference : references) {
      counts(reference, n).forEach((gram, count) -> most.merge(gram, count, Math::max));
    }
    long sum = 0;
    for (var found : counts(candidate, n).entrySet()) {
      sum += Math.min(found.getValue(), most.getOrDefault(found.getKey(), 0));
    }
    return sum;
  }

  private static Map<List<String>, Integer> counts(List<String> tokens, int n) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= tokens.size(); i++) {
      counts.merge(tokens.subList(i, i + n), 1, Integer::sum);
    }
    return counts;
  }

  /**
   * The score; 0 when no word matched or, without smoothing, no n-gram of some length; NaN when
   * nothing was counted.
   */
  public double score() {
    if (referenceLength == 0 && candidateLength == 0) {
      return Double.NaN;
    }
    if (matches[0] == 0) {
      return 0;
    }
    double logs = 0;
    int zeros = 0;
    for (int n = 1; n <= matches.length; n++) {
      zeros += matches[n - 1] == 0 ? 1 : 0;
      double precision = smoothing.precision(n, matches[n - 1], totals[n - 1], zeros);
      // Candidates too short for such n-grams have no match of them, rather than no figure.
      logs += Math.log(totals[n - 1] == 0 && smoothing != Smoothing.ADD_ONE ? 0 : precision);
    }
    return brevityPenalty() * Math.exp(logs / matches.length);
  }

  /** {@code min(1, exp(1 - r / c))}: what candidates that are too short are multiplied by. */
  public double brevityPenalty() {
    return candidateLength >= referenceLength
        ? 1
        : Math.exp(1 - (double) referenceLength / candidateLength);
  }

  /** The share of n-grams that a reference has, not smoothed; NaN where there are none. */
  public double precision(int n) {
    if (n < 1 || n > matches.length) {
      throw new IllegalArgumentException(
          "n-grams were counted for n from 1 to %s, not %s".formatted(matches.length, n));
    }
    return (double) matches[n - 1] / totals[n - 1];
  }
}
