package dev.lamina.samples.questions;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.train.Evaluation;
import dev.lamina.samples.cli.FitOptions;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.cli.TrainingBar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains {@link Answerer} on stories, tests it on new ones, and talks about yours. */
@Command(
    name = "train-questions",
    sortOptions = false,
    description = "Trains a network that answers questions about stories of who went where.")
public final class TrainQuestions extends SampleCommand {
  private static final int BATCH = 50;
  private static final int SHOWN = 3;

  @Option(
      names = "--stories",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Stories to train on (default: ${DEFAULT-VALUE}).")
  private int stories;

  @Option(
      names = "--test-stories",
      paramLabel = "N",
      defaultValue = "1000",
      description = "New stories to test with (default: ${DEFAULT-VALUE}).")
  private int testStories;

  @Mixin private FitOptions fit = new FitOptions(10, 32, 5e-3f);

  @Option(
      names = "--talk",
      description =
          "Afterwards read your sentences and questions from the standard input, and answer.")
  private boolean talk;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/questions",
      description = "Where weights and words are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "questions");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainQuestions(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    requireAtLeastOne(line, "--stories", stories);
    requireAtLeastOne(line, "--test-stories", testStories);
    fit.check(line);
    Files.createDirectories(out);
    Reader reader = Reader.create(fit.seed());
    train(reader, line.getOut());
    reader.model().save(out.resolve("answerer.safetensors"));
    reader.words().save(out.resolve("words.txt"));
    if (talk) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      new Dialogue(reader, !TrainingBar.onTerminal()).run(in, line.getOut());
    }
    return 0;
  }

  private void train(Reader reader, PrintWriter console) {
    List<Story> all = Story.stories(stories, fit.seed());
    // With so small a grammar short stories come again.
    List<Story> test =
        Story.stories(testStories, fit.seed() + 1).stream().filter(s -> !all.contains(s)).toList();
    console.println(reader.model().summary());
    console.flush();
    Dataset tested = reader.dataset(test);
    fit.train(reader.model(), reader.dataset(all), tested);
    console.printf(
        "%naccuracy on %,d new stories: %.1f %%%n%n",
        test.size(), 100 * Evaluation.of(reader.model(), tested, BATCH).accuracy());
    for (Story story : test.subList(0, Math.min(SHOWN, test.size()))) {
      console.printf(
          "%s%n  %s %s%n",
          story.text(), story.question(), reader.answer(story.text(), story.question()));
    }
    console.flush();
  }
}
