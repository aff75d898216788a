package dev.lamina.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scores without another source are those of sacrebleu 2.6.0, {@code BLEU(tokenize='none',
 * smooth_method=...).corpus_score(candidates, references).score / 100}.
 */
class BleuTest {
  private static final double EXACT = 1e-14;

  /** The first example of Papineni et al. 2002, section 2.1, with its three references. */
  private static final String[] GUIDE = {
    "It is a guide to action that ensures that the military will forever heed Party commands",
    "It is the guiding principle which guarantees the military forces always being under the"
        + " command of the Party",
    "It is the practical guide for the army always to heed the directions of the party"
  };

  private static final String GOOD =
      "It is a guide to action which ensures that the military always obeys the commands of the"
          + " party";

  private static final String BAD =
      "It is to insure the troops forever hearing the activity guidebook that party direct";

  private static void add(Bleu bleu, String candidate, String... references) {
    bleu.add(
        Arrays.stream(references).map(Tokenizer.spaces()::split).toList(),
        Tokenizer.spaces().split(candidate));
  }

  private static Bleu of(Smoothing smoothing, String candidate, String... references) {
    Bleu bleu = new Bleu(4, smoothing);
    add(bleu, candidate, references);
    return bleu;
  }

  /** Example 2 of the paper: "the" counts twice, as often as the first reference has it. */
  @Test
  void aWordCountsAtMostAsOftenAsAReferenceHasIt() {
    Bleu bleu =
        of(
            Smoothing.NONE,
            "the the the the the the the",
            "the cat is on the mat",
            "there is a cat on the mat");
    assertEquals(2.0 / 7, bleu.precision(1));
    assertEquals(0, bleu.precision(2));
    assertEquals(0, bleu.score());
  }

  /** The paper gives the precisions 17/18 and 10/17, 8/14 and 1/13. */
  @Test
  void theExampleOfThePaper() {
    Bleu good = of(Smoothing.NONE, GOOD, GUIDE);
    assertEquals(17.0 / 18, good.precision(1));
    assertEquals(10.0 / 17, good.precision(2));
    assertEquals(1, good.brevityPenalty());
    assertEquals(0.5045666840058485, good.score(), EXACT);
    Bleu bad = of(Smoothing.NONE, BAD, GUIDE);
    assertEquals(8.0 / 14, bad.precision(1));
    assertEquals(1.0 / 13, bad.precision(2));
    assertEquals(Math.exp(1 - 16 / 14.0), bad.brevityPenalty(), EXACT);
    assertEquals(0, bad.score());
  }

  @Test
  void smoothingOfTheExample() {
    assertEquals(0.0696300330571809, of(Smoothing.EXPONENTIAL, BAD, GUIDE).score(), EXACT);
    assertEquals(0.03703131191121491, of(Smoothing.FLOOR, BAD, GUIDE).score(), EXACT);
    assertEquals(0.13111209575157434, of(Smoothing.ADD_ONE, BAD, GUIDE).score(), EXACT);
  }

  /** Also the documentation of NLTK's corpus_bleu, "0.5920...", which is no mean over sentences. */
  @Test
  void countsAreSummedOverTheCorpus() {
    Bleu bleu = new Bleu();
    add(bleu, GOOD, GUIDE);
    add(
        bleu,
        "he read the book because he was interested in world history",
        "he was interested in world history because he read the book");
    assertEquals(0.5920778868801044, bleu.score(), EXACT);
  }

  /** sacrebleu's own example; its test states 49.1919566 for these tokens. */
  @ParameterizedTest
  @CsvSource({
    "NONE, 0.4919195660047277",
    "FLOOR, 0.4919195660047277",
    "EXPONENTIAL, 0.4919195660047277",
    "ADD_ONE, 0.5430633945605216"
  })
  void twoReferencesForEach(Smoothing smoothing, double score) {
    Bleu bleu = new Bleu(4, smoothing);
    add(bleu, "The dog bit the man.", "The dog bit the man.", "The dog had bit the man.");
    add(bleu, "It wasn't surprising.", "It was not unexpected.", "No one was surprised.");
    add(
        bleu,
        "The man had just bitten him.",
        "The man bit him first.",
        "The man had bitten the dog.");
    assertEquals(score, bleu.score(), EXACT);
    assertEquals(0.9310627797040228, bleu.brevityPenalty(), EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, this is a fest, this is a test, 0",
    "EXPONENTIAL, this is a fest, this is a test, 0.5946035575013604",
    "FLOOR, this is a fest, this is a test, 0.39763536438352537",
    "ADD_ONE, this is a fest, this is a test, 0.6580370064762461",
    "EXPONENTIAL, a b c d e f, a x c y e f, 0.19304869754804482",
    "FLOOR, a b c d e f, a x c y e f, 0.10266900960803409",
    "ADD_ONE, a b c d e f, a x c y e f, 0.32466791547509893",
    "NONE, a b, a b c d e, 0",
    "EXPONENTIAL, a b, a b c d e, 0",
    "FLOOR, a b, a b c d e, 0",
    "ADD_ONE, a b, a b c d e, 0.2231301601484299",
    "ADD_ONE, x y z w v, a b c d e, 0",
    "EXPONENTIAL, x y z w v, a b c d e, 0",
    "EXPONENTIAL, '', a b c d e, 0",
    "NONE, a b c d, a b c d, 1"
  })
  void shortSentences(Smoothing smoothing, String candidate, String reference, double score) {
    assertEquals(score, of(smoothing, candidate, reference).score(), EXACT);
  }

  @Test
  void fewerThanFourGrams() {
    Bleu bleu = new Bleu(2, Smoothing.NONE);
    add(bleu, "the cat sat", "the cat ate the mouse");
    assertEquals(0.2964215118800291, bleu.score(), EXACT);
    assertThrows(IllegalArgumentException.class, () -> bleu.precision(3));
  }

  /**
   * Of lengths 3 and 1, equally close to 2, the shorter; the sum of 2 and 1 does not fall short.
   */
  @Test
  void theClosestReferenceCounts() {
    assertEquals(1, of(Smoothing.NONE, "a b", "a b c", "a").brevityPenalty());
    assertEquals(
        Math.exp(1 - 13 / 12.0),
        of(Smoothing.NONE, "a ".repeat(12), "a ".repeat(13), "a a").brevityPenalty());
  }

  @Test
  void badInput() {
    assertTrue(Double.isNaN(new Bleu().score()));
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> new Bleu().add(List.of(), List.of("a", "b")));
    assertEquals("BLEU needs at least 1 reference for: a b", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Bleu(0, Smoothing.NONE));
  }
}
