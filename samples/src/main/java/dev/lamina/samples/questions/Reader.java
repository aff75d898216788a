package dev.lamina.samples.questions;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Tokenizer;
import dev.lamina.runtime.text.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands stories and questions to a network.
 *
 * @param model answers
 * @param words of the grammar
 */
record Reader(AnswererModel model, Vocabulary words) {
  /** A network that has read nothing yet. */
  static Reader create(long seed) {
    return new Reader(AnswererModel.create(seed), vocabulary());
  }

  /** The words of the grammar, and one for those that are not in it. */
  static Vocabulary vocabulary() {
    return Vocabulary.words(Tokenizer.words().lowerCase())
        .special(Special.UNKNOWN)
        .byFirstUse()
        .add(Story.allWords())
        .build();
  }

  /** Questions, stories and the labels of the answers. */
  Dataset dataset(List<Story> stories) {
    return InMemoryDataset.of(stories.size())
        .tokens(stories.stream().map(s -> words.encode(s.question())).toArray(int[][]::new))
        .tokens(stories.stream().map(s -> words.encode(s.text())).toArray(int[][]::new))
        .labels(stories.stream().mapToInt(Story::label).toArray())
        .classNames(Story.PLACES);
  }

  /** The likeliest answer to a question about a story, each at least a word. */
  String answer(String story, String question) {
    float[] probabilities = model.predict(words.encode(question), words.encode(story));
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return Story.PLACES.get(best);
  }

  /** The words of a text, in lower case. */
  List<String> split(String text) {
    return words.tokenizer().split(text);
  }

  /** The words of a text that are not in the grammar. */
  Set<String> unknown(String text) {
    return split(text).stream().filter(word -> !words.has(word)).collect(Collectors.toSet());
  }
}
