package dev.lamina.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ErrorRateTest {
  private static int[] codes(String text) {
    return text.codePoints().toArray();
  }

  private static int distance(String from, String to) {
    return EditDistance.of(codes(from), codes(to));
  }

  @Test
  void knownDistances() {
    assertEquals(3, distance("kitten", "sitting"));
    assertEquals(3, distance("saturday", "sunday"));
    assertEquals(5, distance("intention", "execution"));
    assertEquals(3, distance("", "abc"));
    assertEquals(3, distance("abc", ""));
    assertEquals(0, distance("", ""));
    assertEquals(2, distance("ab", "ba"));
  }

  /** The definition, without a table. */
  private static int slowly(int[] a, int i, int[] b, int j) {
    if (i == a.length || j == b.length) {
      return a.length - i + b.length - j;
    }
    int substituted = slowly(a, i + 1, b, j + 1) + (a[i] == b[j] ? 0 : 1);
    return Math.min(substituted, 1 + Math.min(slowly(a, i + 1, b, j), slowly(a, i, b, j + 1)));
  }

  @Property(tries = 300)
  void isTheDefinition(
      @ForAll @Size(max = 6) List<@IntRange(max = 2) Integer> from,
      @ForAll @Size(max = 6) List<@IntRange(max = 2) Integer> to) {
    int[] a = from.stream().mapToInt(Integer::intValue).toArray();
    int[] b = to.stream().mapToInt(Integer::intValue).toArray();
    assertEquals(slowly(a, 0, b, 0), EditDistance.of(a, b));
    assertEquals(EditDistance.of(b, a), EditDistance.of(a, b));
  }

  @Test
  void editsAreSummedOverTheCorpus() {
    ErrorRate rate = ErrorRate.characters();
    rate.add("hello", "hallo!");
    rate.add("a\ud83d\ude00", "a");
    rate.add("same", "same");
    assertEquals(3, rate.edits());
    assertEquals(3, rate.samples());
    assertEquals(3 / 11.0, rate.rate());
    assertEquals(1 / 3.0, rate.exactMatch());
  }

  @Test
  void wordsAreCompared() {
    ErrorRate rate = ErrorRate.words(Tokenizer.spaces());
    rate.add("the cat sat on the mat", "the bat sat the mat mat");
    assertEquals(3 / 6.0, rate.rate());
    rate.add("yes", "no no no");
    assertEquals(6 / 7.0, rate.rate());
    rate.add("x  y", " x y");
    assertEquals(1 / 3.0, rate.exactMatch());
  }

  @Test
  void ratesOfNothing() {
    ErrorRate rate = ErrorRate.characters();
    assertTrue(Double.isNaN(rate.rate()));
    assertTrue(Double.isNaN(rate.exactMatch()));
    rate.add(new int[0], new int[] {1});
    assertEquals(Double.POSITIVE_INFINITY, rate.rate());
    rate.add(new int[] {1}, new int[] {1});
    assertEquals(1, rate.rate());
  }
}
