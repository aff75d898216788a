package dev.lamina.samples.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.cli.SampleCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainQuestionsTest {
  private static final Pattern FIGURE = Pattern.compile("new stories: ([0-9.]+) %");

  @TempDir private Path directory;

  @Test
  void answersNewStories() throws IOException {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainQuestions())
            .setOut(new PrintWriter(console))
            .execute("--stories=2500", "--test-stories=300", "--epochs=10", "--out=" + directory);
    assertEquals(0, exitCode, console.toString());
    MatchResult found = FIGURE.matcher(console.toString()).results().findFirst().orElseThrow();
    double figure = Double.parseDouble(found.group(1));
    assertTrue(figure >= 95, console.toString());
    Reader trained =
        new Reader(
            AnswererModel.load(directory.resolve("answerer.safetensors")),
            Vocabulary.load(directory.resolve("words.txt")));
    talksAboutStories(trained);
  }

  private static void talksAboutStories(Reader trained) throws IOException {
    assertEquals(
        """
        > Mary went to the kitchen. JOHN moved to the garden
        > where is mary
        In the kitchen.
        > Mary travelled to the office!
        > Where is Mary?
        In the office.
        > Where is John ?
        In the garden.
        > where is sandra?
        The story has not said where sandra is.
        >
        (another story)
        > Where is Mary?
        The story has not said where mary is.
        >
        """,
        talk(
            trained,
            """
            Mary went to the kitchen. JOHN moved to the garden
            where is mary
            Mary travelled to the office!
            Where is Mary?
            Where is John ?
            where is sandra?

            Where is Mary?
            """));
  }

  @Test
  void saysWhatItUnderstands() throws IOException {
    String forms =
        "I understand sentences such as \"Mary went to the kitchen.\" and \"Where is Mary?\"";
    String known =
        "I know mary, john, sandra and daniel, who went, moved or travelled to the kitchen, garden,"
            + " office, bathroom, hallway or bedroom.";
    assertEquals(
        List.of(
            "> Bob ran to the kitchen.",
            "I do not know bob or ran.",
            known,
            "> Mary kitchen",
            forms,
            "> ?",
            forms,
            ">"),
        talk(Reader.create(1), "Bob ran to the kitchen.\nMary kitchen\n?\n").lines().toList());
  }

  @Test
  void warnsOfStoriesThatAreTooLong() throws IOException {
    String story = "Mary went to the kitchen. ".repeat(5);
    assertEquals("> " + story.strip() + "\n>\n", talk(Reader.create(1), story + "\n"));
    assertTrue(
        talk(Reader.create(1), story + "John went to the garden.\n")
            .contains("\nI have learnt from stories of at most 5 sentences"),
        "six");
  }

  /** What is said, from the first prompt on, without spaces at the ends of lines. */
  private static String talk(Reader reader, String typed) throws IOException {
    StringWriter console = new StringWriter();
    new Dialogue(reader, true)
        .run(new BufferedReader(new StringReader(typed)), new PrintWriter(console, true));
    String said = console.toString().replace("\r", "").replaceAll("(?m) +$", "");
    return said.substring(said.indexOf("\n>") + 1);
  }
}
