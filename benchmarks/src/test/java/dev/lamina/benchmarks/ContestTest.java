package dev.lamina.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContestTest {
  private static final Pace ONCE = new Pace(1, 3, 1);

  private record Numbers(Map<String, float[]> numbers) implements Contestant {
    Numbers(float... values) {
      this(Map.of("y", values));
    }

    @Override
    public void run() {}
  }

  private static Case work(float[] lamina, float... peer) {
    return new Case(
        "sum", 1, "peer", false, () -> new Sides(1e3, new Numbers(lamina), new Numbers(peer)));
  }

  @Test
  void aMedianIsTheMiddleValue() {
    assertEquals(2, Stopwatch.median(9, 1, 2));
    assertEquals(3, Stopwatch.median(4, 1, 3, 2));
    assertEquals(7, Stopwatch.median(7));
  }

  @Test
  void theRatioIsThePeersTimeByOurs() throws IOException {
    Result result = new Contest(ONCE).run(work(new float[] {1, 2}, 1, 2));
    assertEquals(result.peer() / result.lamina(), result.ratio(), 1e-9);
    assertEquals(3, result.rounds());
    assertTrue(result.peakShare() > 0);
  }

  @Test
  void numbersThatDifferHaveNoTime() {
    Case differing = work(new float[] {1, 2}, 1, 2.01f);
    String message =
        assertThrows(DifferentNumbersException.class, () -> new Contest(ONCE).run(differing))
            .getMessage();
    assertEquals("sum: y differs by 0.0045 of its size, more than 0.001", message);
  }

  @Test
  void whatIsMissingOrNotANumberDiffers() {
    float[] values = {1, 2};
    assertThrows(
        DifferentNumbersException.class,
        () -> Sameness.require("", Map.of("y", values), Map.of("z", values)));
    assertThrows(DifferentNumbersException.class, () -> new Contest(ONCE).run(work(values, 1)));
    assertThrows(
        DifferentNumbersException.class,
        () -> new Contest(ONCE).run(work(new float[] {Float.NaN}, 1)));
    Sameness.require("", Map.of("y", new float[2]), Map.of("y", new float[2]));
  }

  @Test
  void aLineHasTheMediansTheRatioAndTheShare() {
    Result result = new Result("work", 2, "DJL", 5, 2.5, 0.8, 1.5, 6, 9, 30, 8, 40, 3);
    String line = ResultTable.line(result).replaceAll(" +", " ");
    assertEquals(
        "| work | 2.000 ms | 5.000 ms DJL | 2.50 | 80.0 | 1.500 / 6.000 ms | 9.0 + 30 ms / 8.0 + 40"
            + " ms |",
        line);
  }

  @Test
  void processorTimeGrowsByWork() {
    long before = ProcessorTime.SELF.nanoseconds();
    double sum = 0;
    for (int i = 1; ProcessorTime.SELF.nanoseconds() - before < 20_000_000; i++) {
      sum += Math.sin(i);
    }
    assertTrue(Double.isFinite(sum));
    assertTrue(ProcessorTime.SELF.nanoseconds() > before);
    assertTrue(ProcessorTime.CHILDREN.nanoseconds() >= 0);
  }

  @Test
  void aProcessesTimeHasARatio() {
    Start start = new Start("start", new Child.Times(100, 150), "peer", new Child.Times(250, 500));
    assertEquals("| start | 100 ms | 250 ms peer | 2.50 | 150 / 500 ms |", start.line());
  }
}
