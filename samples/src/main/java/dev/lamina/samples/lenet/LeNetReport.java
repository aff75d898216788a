package dev.lamina.samples.lenet;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.train.Evaluation;
import dev.lamina.samples.chart.Prediction;
import dev.lamina.samples.images.ImageSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the sample says on the console. */
record LeNetReport(PrintWriter console) {
  private static final int SHOWN = 12;

  void start(Model model, ImageSet images, TrainingOptions options) {
    console.println(model.summary().stripTrailing());
    console.println();
    console.printf(
        "%s: %,d images to train on, %,d to test%n",
        images.title(), images.train().size(), images.test().size());
    console.printf(
        "%s with a learning rate of %s, batches of %d, %d thread%s, seed %d%n%n",
        options.optimizer.name().toLowerCase(Locale.ROOT),
        options.rate(),
        options.batch,
        options.run.threads(),
        options.run.threads() == 1 ? "" : "s",
        options.run.seed());
    console.flush();
  }

  void accuracy(Evaluation evaluation) {
    console.printf("%ntest accuracy: %.1f %%%n%n", 100 * evaluation.accuracy());
    console.println(evaluation.confusion());
    console.flush();
  }

  void predictions(Path weights, List<Prediction> predictions, ImageSet images) throws IOException {
    console.printf(
        "weights: %s (%,d bytes), loaded into a second network that says of test images:%n",
        weights, Files.size(weights));
    int step = Math.max(1, predictions.size() / SHOWN);
    for (int i = 0; i < predictions.size(); i += step) {
      Prediction p = predictions.get(i);
      console.printf(
          "  %-12s %5.1f %%  %s%n",
          images.classNames().get(p.answer()),
          100 * p.probability(),
          p.right() ? "right" : "wrong, it is: " + images.classNames().get(p.truth()));
    }
    console.println();
  }

  void picture(Path file) {
    console.println("picture: " + file);
    console.flush();
  }

  void noPicture() {
    console.println(
        "no picture: Java finds no font; on Debian: apt-get install fontconfig fonts-dejavu-core");
    console.flush();
  }
}
