package dev.lamina.samples.characters;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Perplexity;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.EpochResult;
import dev.lamina.runtime.train.Schedule;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.samples.characters.TextOptions.Text;
import dev.lamina.samples.cli.RunOptions;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.text.LanguageModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a language model of characters: the text runs as parallel streams, each batch goes on
 * where the one before has ended, and gradients end at the cut.
 */
@Command(
    name = "train-characters",
    sortOptions = false,
    description =
        "Trains a network that says which character comes next, on a part of the King James Bible"
            + " or on your text, and lets it write.")
public final class TrainCharacters extends SampleCommand {
  private static final double CLIP = 1;
  private static final double[] TEMPERATURES = {0.5, 0.8, 1.0};

  @Mixin private TextOptions text = new TextOptions();

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      defaultValue = "lstm",
      description = "lstm or gru (default: ${DEFAULT-VALUE}).")
  private CellChoice cell = CellChoice.LSTM;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "8",
      description = "Times the whole text is trained (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      description = "Streams that the text is cut into (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "64",
      description = "Characters that gradients run back over (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "4e-3",
      description =
          "Rate of Adam at first, from where it falls as a cosine (default: ${DEFAULT-VALUE}).")
  private float rate;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      defaultValue = "And he said ",
      description = "What the network goes on from when it writes (default: \"${DEFAULT-VALUE}\").")
  private String prompt = "And he said ";

  @Option(
      names = "--length",
      paramLabel = "N",
      defaultValue = "300",
      description = "Characters that it writes (default: ${DEFAULT-VALUE}).")
  private int length;

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/characters",
      description = "Where weights and vocabulary are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "characters");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainCharacters(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    check(line);
    Text source = text.read(line);
    CharacterData data;
    try {
      data = CharacterData.of(source.content(), batch, steps);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw refusal(line, source.title() + ": " + e.getMessage());
    }
    line.getOut()
        .printf(
            "%s: %,d characters to train on, %,d to validate, %d different%n%n",
            source.title(), data.trained(), data.validated(), data.vocabulary().size() - 1);
    LanguageModel network = cell.create(run.seed());
    network.model().threads(run.threads());
    line.getOut().println(network.model().summary());
    line.getOut().flush();
    train(network, data, line.getOut());
    write(network, data.vocabulary(), line.getOut());
    save(network, data.vocabulary());
    return 0;
  }

  private void check(CommandLine line) {
    requireAtLeastOne(line, "--epochs", epochs);
    requireAtLeastOne(line, "--batch", batch);
    requireAtLeastOne(line, "--steps", steps);
    requireAtLeastOne(line, "--length", length);
    requireAboveZero(line, "--learning-rate", rate);
    if (prompt.isEmpty()) {
      throw refusal(line, "--prompt must have at least 1 character");
    }
    run.check(line);
  }

  private void train(LanguageModel network, CharacterData data, PrintWriter console) {
    EpochResult last =
        Trainer.of(network.model())
            .optimizer(Adam.learningRate(rate))
            .schedule(Schedule.cosine(0.02))
            .clipNorm(CLIP)
            .batchSize(batch)
            .carryState()
            .epochs(epochs)
            .validation(data.validation())
            .listener(new BitsPerCharacter(console, steps))
            .fit(data.train())
            .last();
    console.printf(
        "%nvalidation: %.3f bits per character, perplexity %.2f%n",
        Perplexity.bitsOfNats(last.validationLoss()), Perplexity.ofNats(last.validationLoss()));
  }

  private void write(LanguageModel network, Vocabulary characters, PrintWriter console) {
    for (double temperature : TEMPERATURES) {
      Decoding decoding = Decoding.temperature(temperature).seed(run.seed()).maxLength(length);
      String written = characters.decode(network.say(decoding, characters.encode(prompt)));
      console.printf("%n--- temperature %.1f%n%s%s%n", temperature, prompt, written);
    }
    console.flush();
  }

  private void save(LanguageModel network, Vocabulary characters) throws IOException {
    Files.createDirectories(out);
    network.model().save(out.resolve("characters.safetensors"));
    characters.save(out.resolve("characters.txt"));
  }
}
