package dev.lamina.runtime.train;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.data.BatchLoader;
import dev.lamina.runtime.data.Dataset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How well a network does on a dataset: its loss and, for an output that takes labels, accuracy.
 */
public final class Evaluation {
  /** A matrix over more classes is of no use to a reader and grows with their square. */
  private static final int MOST_CLASSES = 1000;

  private final double loss;
  private final int samples;
  private final LabelRanks ranks;
  private final @Nullable ConfusionMatrix confusion;

  private Evaluation(
      double loss, int samples, LabelRanks ranks, @Nullable ConfusionMatrix confusion) {
    this.loss = loss;
    this.samples = samples;
    this.ranks = ranks;
    this.confusion = confusion;
  }

  /** Runs the whole dataset through the network, with the first output's labels as the truth. */
  public static Evaluation of(Model model, Dataset dataset, int batchSize) {
    return of(model, dataset, batchSize, 0);
  }

  /** Runs the whole dataset through the network, with the labels of this output as the truth. */
  public static Evaluation of(Model model, Dataset dataset, int batchSize, int output) {
    OutputPort port = model.outputs().get(output);
    LabelRanks ranks = LabelRanks.of(port, output);
    ConfusionMatrix confusion = matrix(port, dataset.classNames());
    double lossSum = 0;
    try (BatchLoader loader = new BatchLoader(dataset, model::newBatch, batchSize)) {
      for (Batch batch : loader.epoch(0)) {
        lossSum += (double) model.loss(batch) * batch.size();
        ranks.add(batch);
        if (confusion != null) {
          confusion.add(batch, output);
        }
      }
    }
    return new Evaluation(lossSum / dataset.size(), dataset.size(), ranks, confusion);
  }

  private static @Nullable ConfusionMatrix matrix(OutputPort port, List<String> names) {
    if (!port.hasClasses() || port.width() > MOST_CLASSES) {
      return null;
    }
    return names.size() == port.width()
        ? new ConfusionMatrix(names)
        : new ConfusionMatrix(port.width());
  }

  /** Mean loss over the samples. */
  public double loss() {
    return loss;
  }

  /** Samples seen. */
  public int samples() {
    return samples;
  }

  /** Share of labels whose class was the likeliest, 0 to 1; NaN if the output takes no labels. */
  public double accuracy() {
    return ranks.accuracy();
  }

  /**
   * Share of labels among the {@code k} likeliest classes, 0 to 1.
   *
   * @throws IllegalArgumentException when the output has fewer classes or takes no labels
   */
  public double topK(int k) {
    return ranks.topK(k);
  }

  /**
   * Which class was taken for which.
   *
   * @throws IllegalStateException when the output takes no labels or has over 1,000 classes
   */
  public ConfusionMatrix confusion() {
    if (confusion == null) {
      throw new IllegalStateException(
          "there is a confusion matrix only for an output with labels of at most %s classes"
              .formatted(MOST_CLASSES));
    }
    return confusion;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "loss %.4f", loss)
        + (ranks.total() == 0
            ? ""
            : String.format(Locale.ROOT, ", accuracy %.1f %%", 100 * accuracy()))
        + String.format(Locale.ROOT, " on %,d samples", samples);
  }
}
