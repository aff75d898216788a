package dev.lamina.samples.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WordDropoutTest {
  private static final int ROOM = 2000;
  private static final int LENGTH = 1500;

  @Test
  void replacesAShareOfOneSamplesWords() {
    Batch batch = new Batch(List.of(new InputPort("word", List.of(1), 0, 100)), List.of(), 3);
    batch.length(0, 0, ROOM);
    batch.length(0, 1, LENGTH);
    Arrays.fill(batch.tokens(0), 7);
    new WordDropout(0.3, 1).apply(batch, 1, new Random(5));
    long replaced = count(batch, ROOM, ROOM + LENGTH);
    assertTrue(replaced > 400 && replaced < 500, replaced + " of 1500");
    assertEquals(replaced, count(batch, 0, 3 * ROOM), "other samples and padding stay");
  }

  private static long count(Batch batch, int from, int to) {
    return Arrays.stream(batch.tokens(0), from, to).filter(id -> id == 1).count();
  }
}
