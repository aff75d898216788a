package dev.lamina.runtime.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Character or word error rate over a corpus: {@code edits / tokens of the references}, where edits
 * are {@link EditDistance}. 0 is perfect, and more than 1 is possible where hypotheses are longer
 * than their references. Beside it, how many hypotheses are exactly right.
 *
 * <pre>
 * ErrorRate words = ErrorRate.words(Tokenizer.spaces());
 * words.add("the cat sat", "the bat sat");   // rate 1/3, exactMatch 0
 * </pre>
 */
public final class ErrorRate {
  private final Tokenizer tokenizer;
  private long edits;
  private long tokens;
  private long samples;
  private long exact;

  private ErrorRate(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Counts code points. */
  public static ErrorRate characters() {
    return new ErrorRate(Tokenizer.characters());
  }

  /** Counts words as this tokenizer splits them. */
  public static ErrorRate words(Tokenizer tokenizer) {
    return new ErrorRate(tokenizer);
  }

  /**
   * Counts a pair of texts.
   *
   * @param reference what is right
   * @param hypothesis what was said
   */
  public void add(String reference, String hypothesis) {
    Map<String, Integer> ids = new HashMap<>();
    add(numbered(tokenizer.split(reference), ids), numbered(tokenizer.split(hypothesis), ids));
  }

  private static int[] numbered(List<String> tokens, Map<String, Integer> ids) {
    int[] numbers = new int[tokens.size()];
    for (int i = 0; i < numbers.length; i++) {
      Integer id = ids.putIfAbsent(tokens.get(i), ids.size());
      numbers[i] = id == null ? ids.size() - 1 : id;
    }
    return numbers;
  }

  /**
   * Counts a pair of sequences of ids.
   *
   * @param reference what is right
   * @param hypothesis what was said
   */
  public void add(int[] reference, int[] hypothesis) {
    int distance = EditDistance.of(reference, hypothesis);
    edits += distance;
    tokens += reference.length;
    samples++;
    exact += distance == 0 ? 1 : 0;
  }

  /**
   * Edits over the tokens of the references; NaN when nothing was counted, infinite when only the
   * hypotheses have tokens.
   */
  public double rate() {
    return (double) edits / tokens;
  }

  /** Share of hypotheses whose tokens are those of the reference; NaN when nothing was counted. */
  public double exactMatch() {
    return (double) exact / samples;
  }

  /** Insertions, deletions and substitutions. */
  public long edits() {
    return edits;
  }

  /** Pairs counted. */
  public long samples() {
    return samples;
  }
}
