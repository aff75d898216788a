package dev.lamina.samples.strokes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.cli.SampleCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainStrokesTest {
  private static final Pattern FIGURE = Pattern.compile("the pen is ([0-9.]+) away");

  @TempDir private Path directory;

  @Test
  void drawsNearWhatItIsToldTo() {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainStrokes())
            .setOut(new PrintWriter(console))
            .execute("--curves=600", "--epochs=40", "--out=" + directory);
    assertEquals(0, exitCode, console.toString());
    MatchResult found = FIGURE.matcher(console.toString()).results().findFirst().orElseThrow();
    double figure = Double.parseDouble(found.group(1));
    assertTrue(figure <= 3.5, console.toString());
    assertTrue(Files.exists(directory.resolve("strokes.png")), "strokes.png");
  }
}
