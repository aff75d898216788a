package dev.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {
  private static String shown(boolean inPlace, int batchSize) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Dataset data = InMemoryDataset.labeled(new float[500], new int[500]);
    Trainer.of(LinearModel.classifier(1, 2))
        .epochs(2)
        .batchSize(batchSize)
        .validation(data)
        .listener(new ProgressListener(out, inPlace))
        .fit(data);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFileGetsOneLineAnEpoch() {
    String[] lines = shown(false, 50).split(System.lineSeparator(), -1);
    assertEquals(3, lines.length);
    assertTrue(
        lines[1].matches(
            "epoch 2/2  loss 0\\.\\d{4}  accuracy 100\\.0 %  validation loss 0\\.\\d{4}  validation"
                + " accuracy 100\\.0 %  \\d+\\.\\d s  [\\d,]+ samples/s"),
        lines[1]);
    assertEquals("", lines[2]);
  }

  @Test
  void aConsoleLineIsWrittenOverItself() {
    String[] lines = shown(true, 100).split("\r", -1);
    // For each of 2 epochs 5 batches and a last line, all after a carriage return.
    assertEquals(13, lines.length);
    assertTrue(
        lines[3].matches(
            "epoch 1/2  60 %  loss 0\\.\\d{4}  accuracy 100\\.0 %  [\\d,]+ samples/s  \\d:\\d\\d"
                + " left *"),
        lines[3]);
    assertTrue(lines[6].startsWith("epoch 1/2  loss 0."), lines[6]);
    assertTrue(lines[6].endsWith(System.lineSeparator()));
  }

  @Test
  void aLineIsWrittenOncePerPercentNotOncePerBatch() {
    // 500 batches of 1 make 5 a percent; seconds may add a line or two on a slow machine.
    int lines = shown(true, 1).split("\r", -1).length;
    assertTrue(lines > 200 && lines < 260, lines + " lines");
  }
}
