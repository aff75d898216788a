package dev.lamina.samples.strokes;

import dev.lamina.samples.cli.FitOptions;
import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains {@link Pen} on curves and lets it draw new ones. */
@Command(
    name = "train-strokes",
    sortOptions = false,
    description =
        "Trains a network that draws circles, spirals and figures of eight, stroke by stroke.")
public final class TrainStrokes extends SampleCommand {
  private static final int TESTED = 200;
  private static final int DRAWN = 12;

  @Option(
      names = "--curves",
      paramLabel = "N",
      defaultValue = "1500",
      description = "Curves to train on (default: ${DEFAULT-VALUE}).")
  private int curves;

  @Mixin private FitOptions fit = new FitOptions(120, 32, 5e-3f);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/strokes",
      description = "Where weights and a picture are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "strokes");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainStrokes(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    requireAtLeastOne(line, "--curves", curves);
    fit.check(line);
    Files.createDirectories(out);
    train(line.getOut());
    return 0;
  }

  private void train(PrintWriter console) throws IOException {
    List<Curve> test = Curve.curves(TESTED, fit.seed() + 1);
    PenModel model = PenModel.create(fit.seed());
    console.println(model.summary());
    console.flush();
    fit.train(model, Curve.dataset(Curve.curves(curves, fit.seed())), Curve.dataset(test));
    List<Curve> drawn = test.stream().map(curve -> Drawing.draw(model, curve.wish())).toList();
    double distance = 0;
    int ended = 0;
    for (int n = 0; n < test.size(); n++) {
      distance += test.get(n).distance(drawn.get(n)) / test.size();
      ended += test.get(n).length() == drawn.get(n).length() ? 1 : 0;
    }
    Path picture = out.resolve("strokes.png");
    Drawing.write(picture, test.subList(0, DRAWN), drawn.subList(0, DRAWN));
    model.save(out.resolve("pen.safetensors"));
    console.printf(
        "%n%d new curves drawn: the pen is %.2f away on average (a circle is 7.5 to 15 wide),%n"
            + "and lifted in the right step in %.1f %% of them%n%npicture: %s%n",
        test.size(), distance, 100.0 * ended / test.size(), picture);
    console.flush();
  }
}
