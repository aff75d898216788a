package dev.lamina.samples.cli;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Schedule;
import dev.lamina.runtime.train.Trainer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of samples that train by Adam, with a rate that falls as a cosine. */
public final class FitOptions {
  private static final double CLIP = 1;
  private static final double LAST_RATE = 0.02;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Times the whole set is trained (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Samples for each step of the weights (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Rate of Adam at first, from where it falls (default: ${DEFAULT-VALUE}).")
  private float rate;

  @Mixin private RunOptions run = new RunOptions();

  /** These are the defaults. */
  public FitOptions(int epochs, int batch, float rate) {
    this.epochs = epochs;
    this.batch = batch;
    this.rate = rate;
  }

  /** Refuses numbers that cannot be trained with. */
  public void check(CommandLine line) {
    SampleCommand.requireAtLeastOne(line, "--epochs", epochs);
    SampleCommand.requireAtLeastOne(line, "--batch", batch);
    SampleCommand.requireAboveZero(line, "--learning-rate", rate);
    run.check(line);
  }

  /** Seed of the network, of the data that a sample makes, and of its order. */
  public long seed() {
    return run.seed();
  }

  /** Worker threads. */
  public int threads() {
    return run.threads();
  }

  /** Trains a model, and shows how it goes. */
  public void train(Model model, Dataset train, Dataset validation) {
    model.threads(run.threads());
    Trainer.of(model)
        .optimizer(Adam.learningRate(rate))
        .schedule(Schedule.cosine(LAST_RATE))
        .clipNorm(CLIP)
        .batchSize(batch)
        .bucketByLength()
        .epochs(epochs)
        .seed(run.seed())
        .validation(validation)
        .listener(new TrainingBar())
        .fit(train);
  }
}
