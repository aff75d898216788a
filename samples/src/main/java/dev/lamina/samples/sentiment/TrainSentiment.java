package dev.lamina.samples.sentiment;

import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.train.AdamW;
import dev.lamina.runtime.train.Evaluation;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.runtime.train.TrainingResult;
import dev.lamina.samples.cli.RunOptions;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.text.WordDropout;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures {@link Sentiment} by cross-validation: as many networks as there are folds, each tested
 * on the sentences that it was not trained on. With so few sentences one split would say little.
 */
@Command(
    name = "train-sentiment",
    sortOptions = false,
    description =
        "Trains networks that tell praise from complaint on 3,000 sentences of reviews that come"
            + " with it, and tests them by cross-validation.")
public final class TrainSentiment extends SampleCommand {
  private static final int BATCH = 32;
  private static final float DECAY = 0.05f;
  private static final double DROPPED_WORDS = 0.15;
  private static final int PATIENCE = 5;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Parts that the sentences are divided into (default: ${DEFAULT-VALUE}).")
  private int folds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "The most times that a network sees its sentences; it mostly stops earlier (default:"
              + " ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "2e-3",
      description = "Rate of AdamW (default: ${DEFAULT-VALUE}).")
  private float rate;

  @Mixin private RunOptions run = new RunOptions();

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainSentiment(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    requireAtLeastOne(line, "--epochs", epochs);
    requireAboveZero(line, "--learning-rate", rate);
    run.check(line);
    List<Sentence> sentences = new ArrayList<>(Sentence.embedded());
    if (folds < 2 || folds > sentences.size() / BATCH) {
      throw refusal(
          line, "--folds must be 2 to %d, not %d".formatted(sentences.size() / BATCH, folds));
    }
    Collections.shuffle(sentences, new Random(run.seed()));
    PrintWriter console = line.getOut();
    console.printf("%,d different sentences, %d folds%n%n", sentences.size(), folds);
    console.println(SentimentModel.create(run.seed()).summary());
    double[] accuracies = new double[folds];
    for (int fold = 0; fold < folds; fold++) {
      accuracies[fold] = accuracy(Fold.of(sentences, fold, folds), fold, console);
    }
    report(accuracies, sentences.size(), console);
    return 0;
  }

  private double accuracy(Fold fold, int number, PrintWriter console) {
    SentimentModel model = SentimentModel.create(run.seed() + number);
    model.threads(run.threads());
    WordDropout drop = new WordDropout(DROPPED_WORDS, fold.vocabulary().id(Special.UNKNOWN));
    TrainingResult training =
        Trainer.of(model)
            .optimizer(AdamW.learningRate(rate).weightDecay(DECAY))
            .batchSize(BATCH)
            .bucketByLength()
            .clipNorm(1)
            .epochs(epochs)
            .seed(run.seed())
            .validation(fold.validation())
            .earlyStopping(PATIENCE)
            .fit(fold.train().augment(run.seed(), drop));
    Evaluation test = Evaluation.of(model, fold.test(), BATCH);
    console.printf(
        "fold %2d: %,d words, best epoch %2d of %2d, test accuracy %.1f %% of %d sentences%n",
        number + 1,
        fold.vocabulary().size(),
        training.bestEpoch(),
        training.epochs().size(),
        100 * test.accuracy(),
        test.samples());
    console.flush();
    return test.accuracy();
  }

  private static void report(double[] accuracies, int sentences, PrintWriter console) {
    double mean = 0;
    double squares = 0;
    for (double accuracy : accuracies) {
      mean += accuracy / accuracies.length;
    }
    for (double accuracy : accuracies) {
      squares += (accuracy - mean) * (accuracy - mean);
    }
    console.printf(
        "%nmean test accuracy: %.1f %%, standard deviation over the folds %.1f%n",
        100 * mean, 100 * Math.sqrt(squares / (accuracies.length - 1)));
    console.printf(
        "The set is small: of %,d sentences chance alone moves this mean by about %.1f.%n",
        sentences, 100 * Math.sqrt(mean * (1 - mean) / sentences));
    console.flush();
  }
}
