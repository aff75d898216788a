package dev.lamina.samples.lenet;

import dev.lamina.runtime.train.Evaluation;
import dev.lamina.runtime.train.Schedule;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.runtime.train.TrainingResult;
import dev.lamina.samples.chart.Palette;
import dev.lamina.samples.chart.Prediction;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.cli.TrainingBar;
import dev.lamina.samples.images.DataOptions;
import dev.lamina.samples.images.ImageSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains LeNet-5, says how good it became, saves it, and draws what it learned. */
@Command(
    name = "train-lenet",
    sortOptions = false,
    description =
        "Trains LeNet-5 on a part of Fashion-MNIST that comes with it, or on your images.")
public final class TrainLeNet extends SampleCommand {
  private static final int EVALUATION_BATCH = 100;
  private static final int IMAGES_OF_EACH_CLASS = 5;

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/lenet",
      description = "Where weights and picture are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "lenet");

  @Option(
      names = "--explain",
      description = "Print where the generated class is and its table of shapes, and end.")
  private boolean explain;

  @Option(
      names = "--speed",
      description = "Measure a training step against this processor's limit, and end.")
  private boolean speed;

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainLeNet(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    PrintWriter console = line.getOut();
    options.check(line);
    data.check(line);
    if (explain) {
      console.println(new Explanation(LeNet5Model.create(options.run.seed())));
      return 0;
    }
    if (speed) {
      console.println(new StepSpeed().measure());
      return 0;
    }
    Files.createDirectories(out);
    train(data.read(line, "LeNet-5"), console);
    return 0;
  }

  private void train(ImageSet images, PrintWriter console) throws IOException {
    LeNet5Model model = LeNet5Model.create(options.run.seed());
    model.threads(options.run.threads());
    LeNetReport report = new LeNetReport(console);
    report.start(model, images, options);
    TrainingResult result = fit(model, images);
    Evaluation evaluation = Evaluation.of(model, images.test(), EVALUATION_BATCH);
    report.accuracy(evaluation);

    Path weights = out.resolve("lenet5.safetensors");
    model.save(weights);
    List<Prediction> predictions = predict(LeNet5Model.load(weights), images);
    report.predictions(weights, predictions, images);
    draw(new LeNetPicture(model, images, result, evaluation, predictions), report);
  }

  private TrainingResult fit(LeNet5Model model, ImageSet images) {
    return options
        .apply(Trainer.of(model))
        .schedule(Schedule.cosine())
        .validation(images.test())
        .listener(new TrainingBar())
        .fit(options.augmented(images.train()));
  }

  private static List<Prediction> predict(LeNet5Model model, ImageSet images) {
    return images.firstOfEachClass(model, IMAGES_OF_EACH_CLASS).stream()
        .map(s -> Prediction.of(s.image(), s.label(), model.predict(s.image().values())))
        .toList();
  }

  private void draw(LeNetPicture picture, LeNetReport report) throws IOException {
    if (!Palette.canWrite()) {
      report.noPicture();
      return;
    }
    Path file = out.resolve("lenet5.png");
    picture.write(file);
    report.picture(file);
  }
}
