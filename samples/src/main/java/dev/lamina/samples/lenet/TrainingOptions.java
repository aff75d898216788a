package dev.lamina.samples.lenet;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.samples.cli.RunOptions;
import dev.lamina.samples.cli.SampleCommand;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say how the network is trained. */
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "12",
      description = "Times the whole set is trained (default: ${DEFAULT-VALUE}).")
  int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      description = "Images for each step of the weights (default: ${DEFAULT-VALUE}).")
  int batch;

  @Mixin RunOptions run = new RunOptions();

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "sgd",
      description = "sgd (Nesterov), adam, adamw, rmsprop or adagrad (default: ${DEFAULT-VALUE}).")
  OptimizerChoice optimizer = OptimizerChoice.SGD;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Rate at the start, from where it falls to 0 (default: one for the optimizer).")
  @Nullable Float learningRate;

  @Option(
      names = "--augment",
      paramLabel = "CHANGE",
      split = ",",
      description =
          "Random changes of training images: shift (by a pixel), mirror (default: none).")
  List<ImageChange> changes = List.of();

  /** Refuses numbers that cannot be trained with. */
  void check(CommandLine line) {
    SampleCommand.requireAtLeastOne(line, "--epochs", epochs);
    SampleCommand.requireAtLeastOne(line, "--batch", batch);
    run.check(line);
    SampleCommand.requireAboveZero(line, "--learning-rate", rate());
  }

  float rate() {
    return Objects.requireNonNullElse(learningRate, optimizer.usualRate());
  }

  /** Sets up the trainer. */
  Trainer apply(Trainer trainer) {
    return trainer
        .optimizer(optimizer.create(rate()))
        .batchSize(batch)
        .epochs(epochs)
        .seed(run.seed());
  }

  /** The training set with the changes that were asked for. */
  Dataset augmented(Dataset train) {
    Dataset changed = train;
    for (int i = 0; i < changes.size(); i++) {
      // Seeds differ, or else each mirrored image would be shifted alike.
      changed = changed.augment(run.seed() + i, changes.get(i).augmentation());
    }
    return changed;
  }
}
