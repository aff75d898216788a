package dev.lamina.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class TrainingBarTest {
  @Test
  void inAFileEachEpochIsALine() {
    List<String> lines = train(false).lines().toList();
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(
        lines
            .get(0)
            .matches(
                "epoch 1/2  loss \\d\\.\\d{4}  accuracy +[\\d.]+ %  test +[\\d.]+ %"
                    + " +[\\d,]+ samples/s  \\d+:\\d\\d left"),
        lines::toString);
    assertTrue(lines.get(1).startsWith("epoch 2/2"), lines::toString);
    assertTrue(lines.get(1).endsWith("0:00 left"), lines::toString);
  }

  @RepeatedTest(20)
  void onATerminalEachEpochLeavesItsBar() {
    // A carriage return draws a row anew, so that what follows the last one is what a person sees.
    List<String> rows =
        Stream.of(train(true).split("\n", -1))
            .map(row -> row.substring(row.lastIndexOf('\r') + 1))
            .filter(row -> !row.isBlank())
            .toList();
    assertEquals(2, rows.size(), rows::toString);
    assertTrue(rows.get(0).startsWith("epoch 1/2"), rows::toString);
    assertTrue(rows.get(1).startsWith("epoch 2/2"), rows::toString);
    assertTrue(rows.get(1).contains("test"), rows::toString);
  }

  @Test
  void whatIsNoTestIsNotCalledOne() {
    String lines = train(false, "validation");
    assertTrue(lines.contains("validation ") && !lines.contains("test"), lines);
  }

  private static String train(boolean terminal) {
    return train(terminal, "test");
  }

  private static String train(boolean terminal, String heldBack) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InMemoryDataset points =
        InMemoryDataset.labeled(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new int[] {0, 1, 1, 0});
    Trainer.of(PointsModel.create(1))
        .epochs(2)
        .validation(points)
        .listener(new TrainingBar(new PrintStream(bytes, true, UTF_8), terminal).heldBack(heldBack))
        .fit(points);
    return bytes.toString(UTF_8);
  }
}
