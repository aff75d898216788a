package dev.lamina.samples.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VariationsTest {
  @Test
  void keepsTheRecordingsAndAddsOtherSoundsOfTheSameNames() throws IOException {
    List<Recording> given = Recordings.embedded().subList(0, 20);
    List<Recording> all = Variations.of(given, 3, 5);
    assertEquals(80, all.size());
    assertSame(given.get(7), all.get(7));
    boolean shorter = false;
    boolean longer = false;
    for (int i = 0; i < 60; i++) {
      Recording from = given.get(i / 3);
      Recording varied = all.get(20 + i);
      assertEquals(from.name(), varied.name());
      int length = from.sound().samples().length;
      double more = varied.sound().samples().length - length;
      assertTrue(more > -0.21 * length - 1 && more < 0.26 * length + 0.2 * Sound.RATE, "length");
      shorter |= more < 0;
      longer |= more > 0.2 * length;
    }
    assertTrue(shorter && longer, "faster and slower");
  }

  @Test
  void theSameSeedGivesTheSameSounds() throws IOException {
    List<Recording> given = Recordings.embedded().subList(0, 3);
    Sound first = Variations.of(given, 1, 9).getLast().sound();
    assertArrayEquals(
        first.samples(), Variations.of(given, 1, 9).getLast().sound().samples(), "seed 9");
    Sound other = Variations.of(given, 1, 10).getLast().sound();
    assertTrue(!Arrays.equals(first.samples(), other.samples()), "seed 10");
  }
}
