package dev.lamina.samples.sentences;

import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Vocabulary;
import java.util.List;

/**
 * Sentences as teacher forcing wants them: at each step the network is given the right word, and is
 * to say the next one. {@code given} begins with the start and {@code said} ends with the end.
 *
 * @param given a row of ids for each sentence
 * @param said as long as what is given
 */
public record Sentences(int[][] given, int[][] said) {
  /** The ids of these sentences; the vocabulary has start and end. */
  public static Sentences of(Vocabulary words, List<String> texts) {
    int[][] given = new int[texts.size()][];
    int[][] said = new int[texts.size()][];
    for (int n = 0; n < given.length; n++) {
      int[] ids = words.encode(texts.get(n));
      given[n] = new int[ids.length + 1];
      said[n] = new int[ids.length + 1];
      given[n][0] = words.id(Special.START);
      System.arraycopy(ids, 0, given[n], 1, ids.length);
      System.arraycopy(ids, 0, said[n], 0, ids.length);
      said[n][ids.length] = words.id(Special.END);
    }
    return new Sentences(given, said);
  }
}
