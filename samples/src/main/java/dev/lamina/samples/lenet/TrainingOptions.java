package dev.lamina.samples.lenet;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.ImageChanges;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.samples.cli.SampleCommand;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options that say how the network is trained. */
final class TrainingOptions {
  @Option(
      names = "--epochs",
      defaultValue = "12",
      description = "Times the whole set is trained (default: ${DEFAULT-VALUE}).")
  int epochs;

  @Option(
      names = "--batch",
      defaultValue = "32",
      description = "Images for each step of the weights (default: ${DEFAULT-VALUE}).")
  int batch;

  @Option(names = "--threads", description = "Worker threads (default: one for each processor).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      defaultValue = "42",
      description =
          "The same seed gives the same network, bit for bit (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      description = "sgd (Nesterov), adam, adamw, rmsprop or adagrad (default: ${DEFAULT-VALUE}).")
  OptimizerChoice optimizer = OptimizerChoice.ADAM;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Rate at the start, from where it falls to 0 (default: one for the optimizer).")
  @Nullable Float learningRate;

  /** How training images are changed. */
  enum Change {
    SHIFT,
    FLIP
  }

  @Option(
      names = "--augment",
      paramLabel = "CHANGE",
      split = ",",
      description = "Random changes of training images: shift, flip.")
  List<Change> changes = List.of();

  /** Refuses numbers that cannot be trained with. */
  void check(CommandLine line) {
    atLeastOne(line, "--epochs", epochs);
    atLeastOne(line, "--batch", batch);
    atLeastOne(line, "--threads", threads);
    if (!(rate() > 0 && rate() < Float.POSITIVE_INFINITY)) {
      throw SampleCommand.refusal(line, "--learning-rate must be above 0, not " + rate());
    }
  }

  private static void atLeastOne(CommandLine line, String option, int number) {
    if (number < 1) {
      throw SampleCommand.refusal(line, option + " must be at least 1, not " + number);
    }
  }

  float rate() {
    return Objects.requireNonNullElse(learningRate, optimizer.usualRate());
  }

  /** Sets up the trainer. */
  Trainer apply(Trainer trainer) {
    return trainer.optimizer(optimizer.create(rate())).batchSize(batch).epochs(epochs).seed(seed);
  }

  Dataset augmented(Dataset train) {
    Dataset changed = train;
    for (Change change : changes) {
      changed =
          changed.augment(
              seed,
              switch (change) {
                case FLIP -> ImageChanges.mirror(28);
                case SHIFT -> ImageChanges.shift(28, 28, 1);
              });
    }
    return changed;
  }
}
