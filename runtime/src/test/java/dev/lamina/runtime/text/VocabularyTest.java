package dev.lamina.runtime.text;

import static dev.lamina.runtime.text.Special.END;
import static dev.lamina.runtime.text.Special.PADDING;
import static dev.lamina.runtime.text.Special.START;
import static dev.lamina.runtime.text.Special.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class VocabularyTest {
  private static void assertRefused(String message, Executable wrong) {
    assertEquals(message, assertThrows(RuntimeException.class, wrong).getMessage());
  }

  @Test
  void charactersAreNumberedByFrequencyThenAlphabet() {
    Vocabulary letters = Vocabulary.characters("hello");
    assertEquals(List.of("l", "e", "h", "o"), letters.tokens());
    assertArrayEquals(new int[] {2, 1, 0, 0, 3}, letters.encode("hello"));
    assertEquals("hole", letters.decode(2, 3, 0, 1));
    assertEquals(4, letters.size());
    assertEquals("o", letters.token(3));
    assertEquals(3, letters.id("o"));
    assertArrayEquals(new int[0], letters.encode(""));
    assertEquals("", letters.decode());
  }

  @Test
  void theFirstUseCanNumberThem() {
    Vocabulary letters = Vocabulary.characters().byFirstUse().maximumSize(3).add("hello").build();
    assertEquals(List.of("h", "e", "l"), letters.tokens());
  }

  @Test
  void specialTokensComeFirstInAnOrderOfTheirOwn() {
    Vocabulary words =
        Vocabulary.words(Tokenizer.spaces())
            .special(END, UNKNOWN, PADDING)
            .special(START, "<go>")
            .add(List.of("b a", "b c </s>"))
            .build();
    assertEquals(List.of("<pad>", "<unk>", "<go>", "</s>", "b", "a", "c"), words.tokens());
    assertEquals(0, words.id(PADDING));
    assertEquals(3, words.id(END));
    assertTrue(words.has(START));
    assertArrayEquals(new int[] {4, 1, 6}, words.encode("b \u0436 c"));
    assertEquals(1, words.id("nothing"));
    assertFalse(words.has("nothing"));
    // No text: padding, start and end. Unknown stands for a word.
    assertEquals("b <unk> c", words.decode(2, 4, 1, 6, 3, 0, 0));
  }

  @Test
  void rareTokensAreLeftOut() {
    VocabularyBuilder builder =
        Vocabulary.words(Tokenizer.words().lowerCase()).special(UNKNOWN).add("The the a a of, A");
    assertEquals(List.of("<unk>", "a", "the"), builder.minimumCount(2).build().tokens());
    assertEquals(List.of("<unk>", "a"), builder.maximumSize(2).build().tokens());
    assertRefused(
        "no token is left of 4 different ones that the texts have; the minimum count is 9, the"
            + " maximum size 2 with 1 special tokens",
        builder.minimumCount(9)::build);
    assertRefused(
        "the minimum count of a vocabulary must be at least 1, not 0",
        () -> builder.minimumCount(0));
    assertRefused(
        "the maximum size of a vocabulary must be at least 1, not -1",
        () -> builder.maximumSize(-1));
  }

  @Test
  void aTokenThatIsNotThereIsNamedWithItsPlace() {
    Vocabulary letters = Vocabulary.characters("hello");
    assertRefused(
        "the token \"\\s\" at place 3 of 5 is none of the 4 in the vocabulary; build it from text"
            + " that has the token, or with special(UNKNOWN)",
        () -> letters.encode("he lo"));
    assertRefused(
        "the token \"x\" is none of the 4 in the vocabulary; build it from text that has the token,"
            + " or with special(UNKNOWN)",
        () -> letters.id("x"));
    assertRefused(
        "the vocabulary has no token for UNKNOWN; build it with special(UNKNOWN)",
        () -> letters.id(UNKNOWN));
  }

  @Test
  void idsThatAreNotThereAreNamed() {
    Vocabulary letters = Vocabulary.characters("hello");
    assertRefused("the id 4 at place 2 of 2 is none of 0 to 3", () -> letters.decode(3, 4));
    assertRefused("the id -1 at place 1 of 1 is none of 0 to 3", () -> letters.decode(-1));
    assertRefused("there is no token 4 among 4, which are numbered from 0", () -> letters.token(4));
  }

  @Test
  void specialTokensMustDiffer() {
    VocabularyBuilder builder = Vocabulary.characters().special(START, "#");
    assertRefused(
        "the token \"#\" is for START already, and cannot be for END",
        () -> builder.special(END, "#"));
    assertRefused("the token for END must not be empty", () -> builder.special(END, ""));
    assertEquals(List.of("+", "a"), builder.special(START, "+").add("a").build().tokens());
  }

  @Test
  void aTokenizerThatMakesEmptyTokensIsRefused() {
    VocabularyBuilder builder = Vocabulary.words(text -> List.of(text.split(" ", -1)));
    assertRefused("the tokenizer made an empty token of: a  b", () -> builder.add("a  b"));
  }
}
