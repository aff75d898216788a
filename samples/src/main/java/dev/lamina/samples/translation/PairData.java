package dev.lamina.samples.translation;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Tokenizer;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.sentences.Sentences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Pairs to train on and pairs to test with, and the words of those to train on.
 *
 * @param train nine of ten
 * @param test the rest, without a source that has been trained on
 * @param source words of the first language
 * @param target words of the second
 */
record PairData(List<Pair> train, List<Pair> test, Vocabulary source, Vocabulary target) {
  private static final int TESTED = 10;

  /** Divides the pairs by chance. */
  static PairData of(List<Pair> pairs, long seed) {
    List<Pair> shuffled = new ArrayList<>(pairs);
    Collections.shuffle(shuffled, new Random(seed));
    List<Pair> train = shuffled.subList(pairs.size() / TESTED, pairs.size());
    List<String> known = train.stream().map(Pair::source).toList();
    List<Pair> test =
        shuffled.subList(0, pairs.size() / TESTED).stream()
            .filter(pair -> !known.contains(pair.source()))
            .toList();
    return new PairData(train, test, words(train, Pair::source), words(train, Pair::target));
  }

  private static Vocabulary words(List<Pair> pairs, Function<Pair, String> half) {
    return Vocabulary.words(Tokenizer.words().lowerCase())
        .special(Special.UNKNOWN, Special.START, Special.END)
        .maximumSize(Translator.WORDS)
        .add(pairs.stream().map(half).toList())
        .build();
  }

  /** What a network is trained with, or judged by. */
  Dataset dataset(List<Pair> pairs) {
    int[][] sources = pairs.stream().map(p -> source.encode(p.source())).toArray(int[][]::new);
    Sentences targets = Sentences.of(target, pairs.stream().map(Pair::target).toList());
    return InMemoryDataset.of(pairs.size())
        .tokens(sources)
        .tokens(targets.given())
        .stepLabels(targets.said());
  }

  /** Whether all words of the source have been trained on. */
  boolean knows(Pair pair) {
    return source.tokenizer().split(pair.source()).stream().allMatch(source::has);
  }
}
