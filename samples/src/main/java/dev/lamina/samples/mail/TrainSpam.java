package dev.lamina.samples.mail;

import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.train.AdamW;
import dev.lamina.runtime.train.Evaluation;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.samples.cli.RunOptions;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.cli.TrainingBar;
import dev.lamina.samples.text.WordDropout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains {@link Spam} on the texts of mails, without their headers, which would give it away. */
@Command(
    name = "train-spam",
    sortOptions = false,
    description =
        "Trains a network that finds spam, on a third of the SpamAssassin corpus that comes with"
            + " it, or on all of it.")
public final class TrainSpam extends SampleCommand {
  private static final float DECAY = 0.02f;
  private static final double DROPPED_WORDS = 0.1;
  private static final int PATIENCE = 4;

  @Mixin private MailOptions data = new MailOptions();

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "250",
      description = "Words and marks that are read of a mail (default: ${DEFAULT-VALUE}).")
  private int tokens;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "The most times that the mails are trained; mostly it stops earlier (default:"
              + " ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      description = "Mails for each step of the weights (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "2e-3",
      description = "Rate of AdamW (default: ${DEFAULT-VALUE}).")
  private float rate;

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/spam",
      description = "Where weights and vocabulary are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "spam");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainSpam(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    requireAtLeastOne(line, "--tokens", tokens);
    requireAtLeastOne(line, "--epochs", epochs);
    requireAtLeastOne(line, "--batch", batch);
    requireAboveZero(line, "--learning-rate", rate);
    run.check(line);
    Files.createDirectories(out);
    List<Mail> mails = new ArrayList<>(data.read(line));
    Collections.shuffle(mails, new Random(run.seed()));
    train(MailData.of(mails, tokens), line.getOut());
    return 0;
  }

  private void train(MailData mails, PrintWriter console) throws IOException {
    SpamModel model = SpamModel.create(run.seed());
    model.threads(run.threads());
    console.println(model.summary());
    console.printf(
        "%,d mails to train on, %,d to say when to stop, %,d to test; %,d words%n%n",
        mails.train().size(),
        mails.validation().size(),
        mails.test().size(),
        mails.vocabulary().size());
    console.flush();
    WordDropout drop = new WordDropout(DROPPED_WORDS, mails.vocabulary().id(Special.UNKNOWN));
    Trainer.of(model)
        .optimizer(AdamW.learningRate(rate).weightDecay(DECAY))
        .batchSize(batch)
        .bucketByLength()
        .clipNorm(1)
        .epochs(epochs)
        .seed(run.seed())
        .validation(mails.validation())
        .earlyStopping(PATIENCE)
        .listener(new TrainingBar().heldBack("validation"))
        .fit(mails.train().augment(run.seed(), drop));
    Evaluation evaluation = Evaluation.of(model, mails.test(), batch);
    model.save(out.resolve("spam.safetensors"));
    mails.vocabulary().save(out.resolve("words.txt"));
    console.printf("%ntest accuracy: %.1f %%%n%n", 100 * evaluation.accuracy());
    console.println(evaluation.confusion());
    console.flush();
  }
}
