package dev.lamina.benchmarks.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.runtime.TeamPieces;
import org.junit.jupiter.api.Test;

final class ShareTest {
  private static final Machine FREE = new Machine(1, 1, 0);

  private static Share share(int units, int grain) {
    return new Share("work", units, grain, 100, 7);
  }

  @Test
  void workIsCutAsTheRuntimeCutsIt() {
    int[][] cases = {
      {64, 8, 1}, {64, 8, 2}, {64, 5, 3}, {8, 1, 5}, {3, 2, 4}, {100, 7, 6}, {1, 1, 2}
    };
    for (int[] c : cases) {
      assertEquals(TeamPieces.count(c[0], c[1], c[2]), share(c[0], c[1]).pieces(c[2]));
    }
  }

  @Test
  void whatIsAloneIsAddedAndTheRestIsShared() {
    assertEquals(407, share(4, 1).time(1, FREE));
    assertEquals(207, share(4, 1).time(2, FREE));
    assertEquals(207, share(4, 1).time(3, FREE)); // one has two pieces
    assertEquals(107, share(4, 1).time(16, FREE));
  }

  @Test
  void meetingsAndTheCounterCostOnlyWhereWorkIsShared() {
    Machine machine = new Machine(1, 1, 10);
    assertEquals(407, share(4, 1).time(1, machine));
    assertEquals(107, share(1, 1).time(8, machine));
    // Two meet for 60; the second piece is taken 10 later than the first, and 20 from the
    // beginning.
    assertEquals(60 + 20 + 100 + 7, share(2, 1).time(2, machine));
  }
}
