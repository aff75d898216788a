package dev.lamina.runtime.text;

import java.util.List;

/**
 * Splits a text into tokens, and joins tokens to a text.
 *
 * <pre>
 * Tokenizer.words().lowerCase().split("Don't panic!")   // don't  panic  !
 * Tokenizer bySemicolon = text -&gt; List.of(text.split(";"));
 * </pre>
 *
 * <p>Tokens are compared as they are: texts that write the same letter in two ways (é as one code
 * point or as e with an accent) should be brought to one of them first, by {@link
 * java.text.Normalizer}.
 */
@FunctionalInterface
public interface Tokenizer {
  /** The tokens of a text in order, none of them empty. */
  List<String> split(String text);

  /** The text that tokens make, with spaces between them if the tokenizer does not know better. */
  default String join(List<String> tokens) {
    return String.join(" ", tokens);
  }

  /** The same tokens of the text in lower case, by the rules of no particular language. */
  default Tokenizer lowerCase() {
    return new LowerCase(this);
  }

  /** Each code point is a token, so that an emoji is one and not two; joined without spaces. */
  static Tokenizer characters() {
    return ReadyTokenizer.CHARACTERS;
  }

  /** What stands between white space, for text whose tokens are already apart. */
  static Tokenizer spaces() {
    return ReadyTokenizer.SPACES;
  }

  /**
   * Words of any script and punctuation. A word is a run of letters, digits and their marks, with
   * apostrophes inside ({@code don't}); any other character that is no white space is a token of
   * its own, with the marks that follow it.
   */
  static Tokenizer words() {
    return ReadyTokenizer.WORDS;
  }
}
