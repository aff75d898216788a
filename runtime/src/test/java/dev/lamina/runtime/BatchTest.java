package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.dsl.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BatchTest {
  private static final List<InputPort> INPUTS =
      List.of(new InputPort("image", List.of(3, 4, 5)), new InputPort("age", List.of(1)));
  private static final List<OutputPort> OUTPUTS =
      List.of(
          new OutputPort("kind", List.of(7, 2, 3), Loss.SOFTMAX_CROSS_ENTROPY, 1),
          new OutputPort("place", List.of(2), Loss.HUBER, 1));

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void hasRoomForEveryPort() {
    Batch batch = new Batch(INPUTS, OUTPUTS, 13);
    assertEquals(13, batch.capacity());
    assertEquals(13 * 60, batch.input(0).length);
    assertEquals(13, batch.input(1).length);
    assertEquals(13 * 6, batch.labels(0).length);
    assertEquals(0, batch.targets(0).length);
    assertEquals(13 * 42, batch.predictions(0).length);
    assertEquals(0, batch.labels(1).length);
    assertEquals(13 * 2, batch.targets(1).length);
    assertEquals(13 * 2, batch.predictions(1).length);
  }

  @Test
  void isEmptyUntilToldOtherwise() {
    Batch batch = new Batch(INPUTS, OUTPUTS, 3);
    assertEquals(0, batch.size());
    batch.size(3);
    assertEquals(3, batch.size());
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    refuses("a batch holds at least 1 sample, not 0", () -> new Batch(INPUTS, OUTPUTS, 0));
    refuses("a batch holds at least 1 sample, not -5", () -> new Batch(INPUTS, OUTPUTS, -5));
    Batch batch = new Batch(INPUTS, OUTPUTS, 3);
    refuses("a batch of capacity 3 cannot hold 4 samples", () -> batch.size(4));
    refuses("a batch of capacity 3 cannot hold 0 samples", () -> batch.size(0));
    assertEquals(0, batch.size());
  }
}
