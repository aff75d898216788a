package dev.lamina.samples.sentiment;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Tokenizer;
import dev.lamina.runtime.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to divide the sentences: most to train on, a tenth of them to say when to stop, and a
 * part that nothing looks at before the end.
 *
 * @param vocabulary words of the sentences trained
 */
record Fold(Vocabulary vocabulary, Dataset train, Dataset validation, Dataset test) {
  private static final List<String> MOODS = List.of("complaint", "praise");
  private static final int VALIDATION = 10;

  /** Fold {@code number} of {@code count}: every {@code count}-th sentence is for the test. */
  static Fold of(List<Sentence> shuffled, int number, int count) {
    List<Sentence> test = new ArrayList<>();
    List<Sentence> validation = new ArrayList<>();
    List<Sentence> train = new ArrayList<>();
    for (int i = 0; i < shuffled.size(); i++) {
      boolean tested = i % count == number;
      boolean validated = i / count % VALIDATION == 0;
      (tested ? test : validated ? validation : train).add(shuffled.get(i));
    }
    Vocabulary words =
        Vocabulary.words(Tokenizer.words().lowerCase())
            .special(Special.PADDING, Special.UNKNOWN)
            .minimumCount(2)
            .maximumSize(Sentiment.WORDS)
            .add(train.stream().map(Sentence::text).toList())
            .build();
    return new Fold(words, dataset(train, words), dataset(validation, words), dataset(test, words));
  }

  private static Dataset dataset(List<Sentence> sentences, Vocabulary words) {
    int[][] ids = sentences.stream().map(s -> words.encode(s.text())).toArray(int[][]::new);
    int[] moods = sentences.stream().mapToInt(Sentence::mood).toArray();
    return InMemoryDataset.of(ids.length).tokens(ids).labels(moods).classNames(MOODS);
  }
}
