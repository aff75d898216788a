package dev.lamina.samples.speech;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Evaluation;
import dev.lamina.runtime.train.Schedule;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.samples.cli.RunOptions;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.cli.TrainingBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a network to know spoken digits, one to spell them, or first the one, then the other. */
@Command(
    name = "train-speech",
    sortOptions = false,
    description =
        "Trains networks on spoken digits that come with them, or on yours; tests with other"
            + " speakers.")
public final class TrainSpeech extends SampleCommand {
  private static final double NORM_LIMIT = 5;
  private static final int TEXTS_PER_RECORDING = 3;
  private static final int EVALUATION_BATCH = 32;
  private static final int VARIATIONS = 4;

  @Mixin private SpeechOptions data = new SpeechOptions();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      split = ",",
      defaultValue = "words,letters",
      description =
          "words: which digit a sound is; letters: the letters of one to three digits, by CTC"
              + " (default: ${DEFAULT-VALUE}).")
  private List<SpeechTask> tasks = List.of();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Times the whole set is trained (default: 15).")
  private @Nullable Integer epochs;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "0.004",
      description =
          "Adam's rate at the start, from where it falls to 0 (default: ${DEFAULT-VALUE}).")
  private float rate;

  @Option(
      names = "--variations",
      paramLabel = "N",
      description =
          "Of the task words: faster, slower and noisier copies of each recording to train on as"
              + " well (default: "
              + VARIATIONS
              + ").")
  private @Nullable Integer variations;

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/speech",
      description = "Where the weights are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "speech");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainSpeech(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    if (epochs != null) {
      requireAtLeastOne(line, "--epochs", epochs);
    }
    if (variations != null) {
      checkVariations(line, variations);
    }
    run.check(line);
    requireAboveZero(line, "--learning-rate", rate);
    Files.createDirectories(out);
    SpeechSet recordings = data.read(line);
    PrintWriter console = line.getOut();
    console.printf(
        "%,d recordings of %d voices to train on, %,d of %d others to test with%n%n",
        recordings.train().size(),
        SpeechSet.speakers(recordings.train()),
        recordings.test().size(),
        SpeechSet.speakers(recordings.test()));
    for (SpeechTask task : tasks) {
      switch (task) {
        case WORDS -> learnWords(recordings, console);
        case LETTERS -> learnLetters(recordings, console);
      }
    }
    return 0;
  }

  private void checkVariations(CommandLine line, int variations) {
    if (variations < 0) {
      throw refusal(line, "--variations must be at least 0, not " + variations);
    }
    if (!tasks.contains(SpeechTask.WORDS)) {
      throw refusal(line, "--variations are of words: leave it out, or let --task have words");
    }
  }

  private void learnWords(SpeechSet recordings, PrintWriter console) throws IOException {
    SpokenDigitModel model = SpokenDigitModel.create(run.seed());
    List<Recording> varied =
        Variations.of(recordings.train(), variations == null ? VARIATIONS : variations, run.seed());
    Dataset test = SpeechData.words(recordings.test());
    train(model, SpeechTask.WORDS, SpeechData.words(varied), test, console);
    Evaluation evaluation = Evaluation.of(model, test, EVALUATION_BATCH);
    console.printf("%ntest accuracy: %.1f %%%n%n", 100 * evaluation.accuracy());
    console.println(evaluation.confusion());
    save(model, "spoken-digit", console);
  }

  private void learnLetters(SpeechSet recordings, PrintWriter console) throws IOException {
    SpelledDigitsModel model = SpelledDigitsModel.create(run.seed());
    List<SpokenText> texts = SpokenText.of(recordings.train(), TEXTS_PER_RECORDING, run.seed());
    List<SpokenText> tests = SpokenText.of(recordings.test(), 1, run.seed());
    Dataset test = SpeechData.letters(tests);
    train(model, SpeechTask.LETTERS, SpeechData.letters(texts), test, console);
    console.println();
    Transcript.of(model, tests).print(console);
    save(model, "spelled-digits", console);
  }

  private void train(
      Model model, SpeechTask task, Dataset train, Dataset test, PrintWriter console) {
    model.threads(run.threads());
    console.println(model.summary());
    console.flush();
    Trainer.of(model)
        .optimizer(Adam.learningRate(rate))
        .schedule(Schedule.cosine())
        .clipNorm(NORM_LIMIT)
        .batchSize(task.batch)
        .epochs(Objects.requireNonNullElse(epochs, task.epochs))
        .seed(run.seed())
        .bucketByLength()
        .validation(test)
        .listener(new TrainingBar())
        .fit(train);
  }

  private void save(Model model, String name, PrintWriter console) throws IOException {
    Path weights = out.resolve(name + ".safetensors");
    model.save(weights);
    console.printf("weights: %s (%,d bytes)%n%n", weights, Files.size(weights));
    console.flush();
  }
}
