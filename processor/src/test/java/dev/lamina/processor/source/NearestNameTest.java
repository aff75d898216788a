package dev.lamina.processor.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Mistyped names, and the arithmetic of edits. */
class NearestNameTest {
  private static final List<String> FIELDS = List.of("image", "conv1", "conv2", "digit");

  @Test
  void oneSlipIsForgiven() {
    assertEquals(Optional.of("image"), NearestName.among(FIELDS, "imge"));
    assertEquals(Optional.of("image"), NearestName.among(FIELDS, "imagee"));
    assertEquals(Optional.of("digit"), NearestName.among(FIELDS, "bigit"));
    assertEquals(Optional.of("digit"), NearestName.among(FIELDS, "DIGIT"));
  }

  @Test
  void neighboursThatChangedPlacesAreOneSlip() {
    assertEquals(1, NearestName.edits("iamge", "image"));
    assertEquals(1, NearestName.edits("ab", "ba"));
    assertEquals(Optional.of("image"), NearestName.among(FIELDS, "iamge"));
  }

  @Test
  void theNearerOneWins() {
    assertEquals(Optional.of("conv2"), NearestName.among(FIELDS, "conv2x"));
    assertEquals(Optional.of("conv1"), NearestName.among(FIELDS, "konv1"));
  }

  @Test
  void anotherWordIsNoSlip() {
    assertEquals(Optional.empty(), NearestName.among(FIELDS, "dense"));
    assertEquals(Optional.empty(), NearestName.among(FIELDS, "dimt"));
    assertEquals(Optional.of("digit"), NearestName.among(FIELDS, "dgit"));
    assertEquals(Optional.empty(), NearestName.among(List.of(), "image"));
  }

  @Test
  void shortNamesAreAllowedOneSlipAndSixLettersTwo() {
    assertEquals(Optional.of("c1"), NearestName.among(List.of("c1"), "c2"));
    assertEquals(Optional.empty(), NearestName.among(List.of("c1"), "d2"));
    assertEquals(Optional.of("kernel"), NearestName.among(List.of("kernel"), "cernal"));
    assertEquals(Optional.empty(), NearestName.among(List.of("kernel"), "cornal"));
  }

  @Property(tries = 300)
  void editsAreADistance(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String a,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String b) {
    int edits = NearestName.edits(a, b);
    assertEquals(edits, NearestName.edits(b, a));
    assertEquals(a.equals(b), edits == 0);
    assertTrue(edits >= Math.abs(a.length() - b.length()));
    assertTrue(edits <= Math.max(a.length(), b.length()));
  }

  @Property(tries = 300)
  void oneLetterMoreIsOneEdit(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String a,
      @ForAll @IntRange(max = 6) int at,
      @ForAll @CharRange(from = 'a', to = 'z') char letter) {
    int place = Math.min(at, a.length());
    assertEquals(1, NearestName.edits(a, a.substring(0, place) + letter + a.substring(place)));
  }
}
