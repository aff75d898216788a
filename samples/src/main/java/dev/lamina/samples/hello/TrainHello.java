package dev.lamina.samples.hello;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.data.TokenStreams;
import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Optimizer;
import dev.lamina.samples.cli.RunOptions;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.text.LanguageModel;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Teaches a network of three hidden units to go on from "h" to "hello". */
@Command(
    name = "train-hello",
    sortOptions = false,
    description =
        "Trains a recurrent network of three hidden units on the word \"hello\", and prints what it"
            + " answers on the way.")
public final class TrainHello extends SampleCommand {
  private static final int[] PHASES = {0, 5, 20, 150};

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      defaultValue = "built_in",
      description =
          "built_in: @Recurrent(cell = RNN); own: the same formula as a @Block (default:"
              + " ${DEFAULT-VALUE}).")
  private CellChoice cell = CellChoice.BUILT_IN;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "0.05",
      description = "Rate of Adam (default: ${DEFAULT-VALUE}).")
  private float rate;

  @Mixin private RunOptions run = new RunOptions();

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainHello(), args);
  }

  @Override
  public Integer call() {
    CommandLine line = line();
    run.check(line);
    requireAboveZero(line, "--learning-rate", rate);
    train(line.getOut());
    return 0;
  }

  private void train(PrintWriter console) {
    LanguageModel network = cell.create(run.seed());
    network.model().threads(run.threads());
    console.println(network.model().summary());
    console.println();

    Vocabulary letters = Vocabulary.characters().byFirstUse().add("hello").build();
    Batch hell = batch(network.model(), letters);
    Optimizer adam = Adam.learningRate(rate);
    int step = 0;
    for (int phase : PHASES) {
      for (; step < phase; step++) {
        network.model().lossAndGradients(hell);
        network.model().update(adam);
      }
      SoftmaxTable.print(
          console, "after %d steps".formatted(phase), network.model(), hell, letters);
    }
    int[] spelled = network.say(Decoding.greedy().maxLength(4), letters.id("h"));
    console.printf("h -> %s%n", letters.decode(spelled));
    console.flush();
  }

  /** One sample: the letters of "hell", each with the one that follows it in "hello". */
  static Batch batch(Model model, Vocabulary letters) {
    Batch batch = model.newBatch(1);
    new TokenStreams(letters.encode("hello"), 1, 4).read(0, batch, 0);
    batch.size(1);
    return batch;
  }
}
