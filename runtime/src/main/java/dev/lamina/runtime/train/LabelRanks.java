package dev.lamina.runtime.train;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.OutputPort;
import java.util.Arrays;

/**
 * Accuracy and top-k accuracy of an output that takes labels. For each label it counts how many
 * classes were predicted to be likelier, its rank; the label was hit if that is none. Of equal
 * predictions the one with the lower class number counts as likelier.
 */
public final class LabelRanks {
  private final int output;
  private final int classes;
  private final int places;
  private final int sequence;
  private final long[] labelsOfRank;
  private long total;

  private LabelRanks(int output, OutputPort port) {
    this.output = output;
    this.classes = port.hasClasses() ? port.width() : 0;
    this.places = port.hasClasses() ? port.labelsPerSample() : 0;
    this.sequence = port.sequence();
    this.labelsOfRank = new long[classes];
  }

  /**
   * Counts for an output; counts nothing if it takes no labels.
   *
   * @param output number of the output in its network, counted from 0
   */
  public static LabelRanks of(OutputPort port, int output) {
    return new LabelRanks(output, port);
  }

  /** Counts the batch's labels against its predictions. */
  public void add(Batch batch) {
    int[] labels = batch.labels(output);
    float[] predictions = batch.predictions(output);
    for (int n = 0; n < batch.size(); n++) {
      int first = n * batch.room(sequence);
      for (int step = first; step < first + batch.length(sequence, n); step++) {
        add(predictions, labels, step);
      }
    }
  }

  private void add(float[] predictions, int[] labels, int step) {
    for (int p = 0; p < places; p++) {
      labelsOfRank[rank(predictions, step * classes * places + p, labels[step * places + p])]++;
      total++;
    }
  }

  /**
   * Number of classes likelier than the label; a prediction that is not a number counts against it.
   */
  private int rank(float[] predictions, int at, int label) {
    float ours = predictions[at + label * places];
    int likelier = 0;
    for (int c = 0; c < label; c++) {
      likelier += predictions[at + c * places] < ours ? 0 : 1;
    }
    for (int c = label + 1; c < classes; c++) {
      likelier += predictions[at + c * places] <= ours ? 0 : 1;
    }
    return likelier;
  }

  /** Forgets everything counted. */
  public void reset() {
    Arrays.fill(labelsOfRank, 0);
    total = 0;
  }

  /** Share of labels whose class was the likeliest, 0 to 1; NaN when nothing was counted. */
  public double accuracy() {
    return classes == 0 ? Double.NaN : topK(1);
  }

  /**
   * Share of labels among the {@code k} likeliest classes, 0 to 1; NaN when nothing was counted.
   */
  public double topK(int k) {
    if (k < 1 || k > classes) {
      throw new IllegalArgumentException("no top %s of %s classes".formatted(k, classes));
    }
    long hits = 0;
    for (int rank = 0; rank < k; rank++) {
      hits += labelsOfRank[rank];
    }
    return total == 0 ? Double.NaN : (double) hits / total;
  }

  /** Labels counted. */
  public long total() {
    return total;
  }
}
