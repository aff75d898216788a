package dev.lamina.runtime.train;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.OutputPort;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each class was taken for each other: rows are the actual classes, columns the predicted
 * ones. Figures that would divide by zero, such as the precision of a class never predicted, are 0.
 */
public final class ConfusionMatrix {
  private final List<String> names;
  private final long[][] counts;

  /** A matrix of zeros for classes with these names. */
  public ConfusionMatrix(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a confusion matrix needs at least 1 class");
    }
    this.names = List.copyOf(names);
    this.counts = new long[names.size()][names.size()];
  }

  /** A matrix of zeros for this many classes, named by their numbers. */
  public ConfusionMatrix(int classes) {
    this(numbers(classes));
  }

  private static List<String> numbers(int classes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }

  /** Counts one decision. */
  public void add(int actual, int predicted) {
    counts[requireClass(actual)][requireClass(predicted)]++;
  }

  /**
   * Counts the batch's labels against its predictions at an output; the likeliest class is the
   * prediction, of equal ones the first. Along a sequence each step counts, padding does not.
   */
  public void add(Batch batch, int output) {
    OutputPort port = batch.outputPort(output);
    for (int n = 0; n < batch.size(); n++) {
      int first = n * batch.room(port.sequence());
      for (int step = first; step < first + batch.length(port.sequence(), n); step++) {
        add(batch.predictions(output), batch.labels(output), step, port.labelsPerSample());
      }
    }
  }

  // A sample that is no sequence is one step.
  private void add(float[] predictions, int[] labels, int step, int places) {
    for (int p = 0; p < places; p++) {
      int at = step * names.size() * places + p;
      add(labels[step * places + p], likeliest(predictions, at, places));
    }
  }

  private int likeliest(float[] predictions, int at, int step) {
    int best = 0;
    for (int c = 1; c < names.size(); c++) {
      if (predictions[at + c * step] > predictions[at + best * step]) {
        best = c;
      }
    }
    return best;
  }

  private int requireClass(int number) {
    if (number < 0 || number >= names.size()) {
      throw new IllegalArgumentException(
          "there is no class %s among %s".formatted(number, names.size()));
    }
    return number;
  }

  /** Names of the classes. */
  public List<String> names() {
    return names;
  }

  /** How often a sample of class {@code actual} was taken for {@code predicted}. */
  public long count(int actual, int predicted) {
    return counts[requireClass(actual)][requireClass(predicted)];
  }

  /** Samples of a class. */
  public long actual(int number) {
    long sum = 0;
    for (int predicted = 0; predicted < counts.length; predicted++) {
      sum += count(number, predicted);
    }
    return sum;
  }

  /** Samples taken for a class. */
  public long predicted(int number) {
    long sum = 0;
    for (int actual = 0; actual < counts.length; actual++) {
      sum += count(actual, number);
    }
    return sum;
  }

  /** Samples counted. */
  public long total() {
    long sum = 0;
    for (int actual = 0; actual < counts.length; actual++) {
      sum += actual(actual);
    }
    return sum;
  }

  /** Share of samples that were recognized. */
  public double accuracy() {
    long hits = 0;
    for (int number = 0; number < counts.length; number++) {
      hits += counts[number][number];
    }
    return ratio(hits, total());
  }

  /** Share of those taken for the class that are of it. */
  public double precision(int number) {
    return ratio(count(number, number), predicted(number));
  }

  /** Share of the class that was recognized. */
  public double recall(int number) {
    return ratio(count(number, number), actual(number));
  }

  /** Harmonic mean of precision and recall: 2 hits / (actual + predicted). */
  public double f1(int number) {
    return ratio(2 * count(number, number), actual(number) + predicted(number));
  }

  /** Mean of F1 over the classes. */
  public double macroF1() {
    double sum = 0;
    for (int number = 0; number < counts.length; number++) {
      sum += f1(number);
    }
    return sum / counts.length;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** The matrix as aligned text, with precision, recall and F1 of each class beside its row. */
  @Override
  public String toString() {
    return new ConfusionText(this).toString();
  }
}
