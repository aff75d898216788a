package dev.lamina.samples.captions;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.chart.Palette;
import dev.lamina.samples.cli.FitOptions;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.fashion.FashionImages;
import dev.lamina.samples.fashion.Wardrobe;
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

/** Trains {@link Captioner} on scenes of garments and tests it on scenes of other garments. */
@Command(
    name = "train-captions",
    sortOptions = false,
    description =
        "Trains a network that says which garments a picture shows and where, on scenes that are"
            + " composed of real images.")
public final class TrainCaptions extends SampleCommand {
  private static final int BEAM = 4;
  private static final int DRAWN = 12;

  @Option(
      names = "--scenes",
      paramLabel = "N",
      defaultValue = "8000",
      description = "Scenes to train on (default: ${DEFAULT-VALUE}).")
  private int scenes;

  @Option(
      names = "--test-scenes",
      paramLabel = "N",
      defaultValue = "1000",
      description = "New scenes to test with (default: ${DEFAULT-VALUE}).")
  private int testScenes;

  @Mixin private FitOptions fit = new FitOptions(8, 32, 2e-3f);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/captions",
      description = "Where weights, words and a picture are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "captions");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainCaptions(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    requireAtLeastOne(line, "--scenes", scenes);
    requireAtLeastOne(line, "--test-scenes", testScenes);
    fit.check(line);
    Files.createDirectories(out);
    train(line.getOut());
    return 0;
  }

  private void train(PrintWriter console) throws IOException {
    ImageSet images = FashionImages.embedded();
    List<Scene> train = CaptionData.scenes(new Wardrobe(images.train()), scenes, fit.seed());
    // Not a garment of these has been trained on.
    List<Scene> test = CaptionData.scenes(new Wardrobe(images.test()), testScenes, fit.seed() + 1);
    Vocabulary words = CaptionData.vocabulary();
    CaptionerModel model = CaptionerModel.create(fit.seed());
    console.println(model.summary());
    console.flush();
    fit.train(model, CaptionData.dataset(train, words), CaptionData.dataset(test, words));
    report(new CaptionReport(model, words), test, console);
    model.save(out.resolve("captioner.safetensors"));
    words.save(out.resolve("words.txt"));
  }

  private void report(CaptionReport report, List<Scene> test, PrintWriter console)
      throws IOException {
    console.printf(
        "%nexact match on %,d new scenes: greedy %.1f %%, beam of %d %.1f %%%n%n",
        test.size(),
        100 * report.exact(test, Decoding.greedy()),
        BEAM,
        100 * report.exact(test, Decoding.beam(BEAM)));
    List<Scene> some = test.subList(0, Math.min(DRAWN, test.size()));
    List<String> captions = some.stream().map(s -> report.caption(s, Decoding.greedy())).toList();
    captions.forEach(console::println);
    if (Palette.canWrite()) {
      Path picture = out.resolve("captions.png");
      ScenePicture.write(picture, some, captions);
      console.printf("%npicture: %s%n", picture);
    }
    console.flush();
  }
}
