package dev.lamina.samples.resnet;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.ImageChanges;
import dev.lamina.runtime.train.Evaluation;
import dev.lamina.runtime.train.Schedule;
import dev.lamina.runtime.train.Sgd;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.samples.cli.RunOptions;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.cli.TrainingBar;
import dev.lamina.samples.images.Brightness;
import dev.lamina.samples.images.DataOptions;
import dev.lamina.samples.images.ImageSet;
import dev.lamina.samples.networks.FashionResNet20Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains ResNet-20 as He et al. 2016 trained it on small pictures: SGD with momentum, decay of
 * weights, mirrored and shifted images; the rate warms up for an epoch and falls as a cosine.
 */
@Command(
    name = "train-resnet",
    sortOptions = false,
    description =
        "Trains ResNet-20 on a part of Fashion-MNIST that comes with it, or on your images.")
public final class TrainResNet extends SampleCommand {
  private static final int SIDE = 28;
  private static final int SHIFT = 2;
  private static final float MOMENTUM = 0.9f;
  private static final float DECAY = 5e-4f;
  private static final int EVALUATION_BATCH = 100;

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "15",
      description = "Times the whole set is trained (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description = "Images for each step of the weights (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "0.1",
      description = "Rate after the first epoch, from where it falls (default: ${DEFAULT-VALUE}).")
  private float rate;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/resnet",
      description = "Where the weights are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "resnet");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainResNet(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    requireAtLeastOne(line, "--epochs", epochs);
    requireAtLeastOne(line, "--batch", batch);
    run.check(line);
    requireAboveZero(line, "--learning-rate", rate);
    data.check(line);
    Files.createDirectories(out);
    train(data.read(line, "ResNet-20"), line.getOut());
    return 0;
  }

  private void train(ImageSet images, PrintWriter console) throws IOException {
    FashionResNet20Model model = FashionResNet20Model.create(run.seed());
    model.threads(run.threads());
    console.println(model.summary());
    console.printf(
        "%s: %,d images to train on, %,d to test%n%n",
        images.title(), images.train().size(), images.test().size());
    console.flush();

    Brightness brightness = Brightness.of(images.train(), model);
    Dataset test = brightness.normalize(images.test());
    fit(model, brightness.normalize(images.train()), test);
    Evaluation evaluation = Evaluation.of(model, test, EVALUATION_BATCH);
    Path weights = out.resolve("resnet20.safetensors");
    model.save(weights);
    console.printf("%ntest accuracy: %.1f %%%n%n", 100 * evaluation.accuracy());
    console.println(evaluation.confusion());
    console.printf("weights: %s (%,d bytes)%n", weights, Files.size(weights));
    console.flush();
  }

  private void fit(FashionResNet20Model model, Dataset train, Dataset test) {
    // Seeds differ, or else each mirrored image would be shifted alike.
    Dataset changed =
        train
            .augment(run.seed(), ImageChanges.mirror(SIDE))
            .augment(run.seed() + 1, ImageChanges.shift(SIDE, SIDE, SHIFT));
    Trainer.of(model)
        .optimizer(Sgd.learningRate(rate).nesterov(MOMENTUM).weightDecay(DECAY))
        .schedule(Schedule.warmUp(1, Schedule.cosine()))
        .batchSize(batch)
        .epochs(epochs)
        .seed(run.seed())
        .validation(test)
        .listener(new TrainingBar())
        .fit(changed);
  }
}
