package dev.lamina.samples.video;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.train.Evaluation;
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

/** Trains {@link MotionWatcher}, and {@link FrameWatcher} to show what memory is good for. */
@Command(
    name = "train-video",
    sortOptions = false,
    description =
        "Trains a network that says for each frame of a film where a garment moves, on clips that"
            + " are composed of real images; and one without memory, which cannot know.")
public final class TrainVideo extends SampleCommand {
  private static final int BATCH = 20;
  private static final int DRAWN = 4;

  @Option(
      names = "--clips",
      paramLabel = "N",
      defaultValue = "1500",
      description = "Clips to train on (default: ${DEFAULT-VALUE}).")
  private int clips;

  @Option(
      names = "--test-clips",
      paramLabel = "N",
      defaultValue = "300",
      description = "New clips to test with (default: ${DEFAULT-VALUE}).")
  private int testClips;

  @Mixin private FitOptions fit = new FitOptions(8, 16, 2e-3f);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/video",
      description = "Where weights and a picture are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "video");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainVideo(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    requireAtLeastOne(line, "--clips", clips);
    requireAtLeastOne(line, "--test-clips", testClips);
    fit.check(line);
    Files.createDirectories(out);
    train(line.getOut());
    return 0;
  }

  private void train(PrintWriter console) throws IOException {
    ImageSet images = FashionImages.embedded();
    Dataset train = Clip.dataset(Clip.clips(new Wardrobe(images.train()), clips, fit.seed()));
    // Not a garment of these has been trained on.
    List<Clip> test = Clip.clips(new Wardrobe(images.test()), testClips, fit.seed() + 1);
    MotionWatcherModel model = MotionWatcherModel.create(fit.seed());
    Evaluation remembers = evaluate(model, train, Clip.dataset(test), console);
    Evaluation forgets =
        evaluate(FrameWatcherModel.create(fit.seed()), train, Clip.dataset(test), console);
    console.printf(
        "%naccuracy by frames of %,d new clips: with memory %.1f %%, without %.1f %%%n%n",
        test.size(), 100 * remembers.accuracy(), 100 * forgets.accuracy());
    console.println(remembers.confusion());
    model.save(out.resolve("motion.safetensors"));
    draw(model, test.subList(0, Math.min(DRAWN, test.size())), console);
    console.flush();
  }

  private Evaluation evaluate(Model model, Dataset train, Dataset test, PrintWriter console) {
    console.println(model.summary());
    console.flush();
    fit.train(model, train, test);
    return Evaluation.of(model, test, BATCH);
  }

  private void draw(MotionWatcherModel model, List<Clip> some, PrintWriter console)
      throws IOException {
    if (Palette.canWrite()) {
      Path picture = out.resolve("motion.png");
      FilmStrip.write(picture, some, some.stream().map(clip -> answers(model, clip)).toList());
      console.printf("picture: %s%n", picture);
    }
  }

  /** Frame by frame, as they would come from a camera. */
  static int[] answers(MotionWatcherModel model, Clip clip) {
    var state = model.start();
    int[] answers = new int[clip.length()];
    for (int t = 0; t < answers.length; t++) {
      float[] probabilities = model.step(state, clip.frame(t));
      for (int c = 1; c < probabilities.length; c++) {
        answers[t] = probabilities[c] > probabilities[answers[t]] ? c : answers[t];
      }
    }
    return answers;
  }
}
