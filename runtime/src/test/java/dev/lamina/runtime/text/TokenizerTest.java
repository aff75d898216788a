package dev.lamina.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  @Test
  void charactersAreCodePoints() {
    assertEquals(
        List.of("a", "\ud83d\ude00", "\u00e9", "\u0436", " "),
        Tokenizer.characters().split("a\ud83d\ude00\u00e9\u0436 "));
    assertEquals("ab c", Tokenizer.characters().join(List.of("a", "b", " ", "c")));
  }

  @Test
  void spacesAreThoseOfUnicode() {
    assertEquals(
        List.of("don't,", "a", "\u0436"),
        Tokenizer.spaces().split("  don't,\u00a0a\u2003\n\u0436\t"));
    assertEquals(List.of(), Tokenizer.spaces().split(" \n"));
  }

  @Test
  void punctuationIsATokenOfItsOwn() {
    assertEquals(
        List.of("Don't", "panic", "!", "!", "it\u2019s", "3", ".", "14", "'", "x", "'"),
        Tokenizer.words().split("Don't panic!! it\u2019s 3.14 'x'"));
    assertEquals("a , b", Tokenizer.words().join(List.of("a", ",", "b")));
  }

  /** An accent as a mark of its own, Devanagari with vowel signs, a symbol of two code units. */
  @Test
  void wordsOfAnyScriptKeepTheirMarks() {
    assertEquals(
        List.of(
            "e\u0301te\u0301",
            "\u0939\u093f\u0928\u094d\u0926\u0940",
            "\ud83d\ude00",
            "\u2764\ufe0f",
            "\u65e5\u672c"),
        Tokenizer.words()
            .split(
                "e\u0301te\u0301 \u0939\u093f\u0928\u094d\u0926\u0940\ud83d\ude00\u2764\ufe0f"
                    + " \u65e5\u672c"));
  }

  @Test
  void lowerCaseKeepsHowTokensAreJoined() {
    assertEquals(List.of("\u00e4", "b"), Tokenizer.characters().lowerCase().split("\u00c4B"));
    assertEquals("ab", Tokenizer.characters().lowerCase().join(List.of("a", "b")));
    Tokenizer bySemicolon = text -> List.of(text.split(";"));
    assertEquals(List.of("a b", "c"), bySemicolon.lowerCase().split("A b;C"));
    assertEquals(Tokenizer.words().lowerCase(), Tokenizer.words().lowerCase().lowerCase());
  }
}
