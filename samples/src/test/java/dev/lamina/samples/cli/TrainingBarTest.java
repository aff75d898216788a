package dev.lamina.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
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

  @Test
  void onATerminalTheLastStateOfEachBarStays() {
    List<String> rows = train(true).lines().filter(row -> row.contains("test")).toList();
    assertTrue(rows.stream().anyMatch(row -> row.contains("epoch 1/2")), rows::toString);
    assertTrue(rows.stream().anyMatch(row -> row.contains("epoch 2/2")), rows::toString);
  }

  private static String train(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InMemoryDataset points =
        InMemoryDataset.labeled(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new int[] {0, 1, 1, 0});
    Trainer.of(PointsModel.create(1))
        .epochs(2)
        .validation(points)
        .listener(new TrainingBar(new PrintStream(bytes, true, UTF_8), terminal))
        .fit(points);
    return bytes.toString(UTF_8);
  }
}
