package dev.lamina.samples.questions;

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

final class TrainQuestionsTest {
  private static final Pattern FIGURE = Pattern.compile("new stories: ([0-9.]+) %");

  @TempDir private Path directory;

  @Test
  void answersNewStories() {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainQuestions())
            .setOut(new PrintWriter(console))
            .execute("--stories=2500", "--test-stories=300", "--epochs=10", "--out=" + directory);
    assertEquals(0, exitCode, console.toString());
    MatchResult found = FIGURE.matcher(console.toString()).results().findFirst().orElseThrow();
    double figure = Double.parseDouble(found.group(1));
    assertTrue(figure >= 95, console.toString());
    assertTrue(Files.exists(directory.resolve("words.txt")), "words.txt");
  }
}
