package dev.lamina.samples.translation;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Bleu;
import dev.lamina.runtime.text.Tokenizer;
import dev.lamina.samples.text.Teller;
import java.util.List;

/**
 * How well a network translates.
 *
 * @param network trained
 * @param data has the words
 */
record TranslationReport(Translation network, PairData data) {
  private static final int LONGEST = 30;
  private static final Tokenizer WORDS = Tokenizer.words().lowerCase();

  /** The translation of a sentence. */
  String translate(String sentence, Decoding decoding) {
    return new Teller(data.target(), LONGEST, network.generation())
        .tell(network.encoder().apply(data.source().encode(sentence)), decoding);
  }

  /** BLEU over the pairs, 0 to 100, of words in lower case. */
  double bleu(List<Pair> pairs, Decoding decoding) {
    Bleu bleu = new Bleu();
    for (Pair pair : pairs) {
      List<String> said = WORDS.split(translate(pair.source(), decoding));
      bleu.add(List.of(WORDS.split(pair.target())), said);
    }
    return 100 * bleu.score();
  }
}
