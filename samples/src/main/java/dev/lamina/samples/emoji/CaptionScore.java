package dev.lamina.samples.emoji;

import dev.lamina.runtime.text.Bleu;
import dev.lamina.runtime.text.ErrorRate;
import dev.lamina.runtime.text.Smoothing;
import dev.lamina.runtime.text.Tokenizer;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How well captions were found; all are shares but BLEU, which goes to 100.
 *
 * @param exact captions that are right word for word
 * @param words one less the edits that a word of the right captions takes
 * @param bleu of single words and pairs, since most names have no four words
 * @param skin captions with the right tone, or rightly without
 * @param who captions with the right one of woman, man and person
 * @param what captions with all other words of the name right
 */
record CaptionScore(double exact, double words, double bleu, double skin, double who, double what) {
  private static final Tokenizer SPACES = Tokenizer.spaces();

  /** Scores whatever says something about pictures. */
  static CaptionScore of(List<Emoji> emoji, Function<Emoji, String> captioner) {
    List<Pair> pairs =
        emoji.stream().map(e -> new Pair(e.caption(), Caption.of(captioner.apply(e)))).toList();
    ErrorRate errors = ErrorRate.words(SPACES);
    Bleu bleu = new Bleu(2, Smoothing.NONE);
    for (Pair pair : pairs) {
      String right = pair.right.text();
      String said = pair.said.text();
      errors.add(right, said);
      bleu.add(List.of(SPACES.split(right)), SPACES.split(said));
    }
    return new CaptionScore(
        errors.exactMatch(),
        1 - errors.rate(),
        100 * bleu.score(),
        share(pairs, p -> p.right.skin().equals(p.said.skin())),
        share(pairs, p -> p.right.who().equals(p.said.who())),
        share(pairs, p -> p.right.what().equals(p.said.what())));
  }

  private static double share(List<Pair> pairs, Predicate<Pair> right) {
    return (double) pairs.stream().filter(right).count() / pairs.size();
  }

  /** Prints the head of a table. */
  static void printHead(PrintWriter out, String title) {
    out.printf("%-42s exact  words   BLEU   skin    who   what%n", title);
  }

  /** Prints a row. */
  void print(PrintWriter out, String name) {
    out.printf(
        "  %-38s %5.1f %% %4.1f %% %5.1f %4.1f %% %4.1f %% %4.1f %%%n",
        name, 100 * exact, 100 * words, bleu, 100 * skin, 100 * who, 100 * what);
  }

  private record Pair(Caption right, Caption said) {}
}
