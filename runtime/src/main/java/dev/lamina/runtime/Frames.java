package dev.lamina.runtime;

import java.util.Arrays;

/**
 * The values along one sequence of a batch: a row for each step of each sample, all rows of a
 * sample one behind another. Row 0 of a sample stands before its first step: it holds the state
 * that the first step starts from, and zeros of everything else. Steps behind the end of a sample
 * are padding: they are computed like the others and nothing looks at them.
 *
 * <p>What works on samples works on rows just as well: {@link #floats()} is their arena, {@link
 * #stride()} the distance between two, {@link #row} the first of a sample. And the rows of one step
 * of all samples are {@link #sampleStride()} apart, beginning at {@link #step}.
 */
public final class Frames {
  private final String name;
  private float[] floats = new float[0];
  private int stride;
  private int[] lengths = new int[0];
  private int samples;
  private int steps;
  private int room;
  private int realSteps;
  private double[] losses = new double[0];

  Frames(String name) {
    this.name = name;
  }

  /** Name of the input that the sequence comes in by. */
  String name() {
    return name;
  }

  /**
   * Says how long each sample is, and how many steps a sample has room for in the user's arrays.
   */
  void bind(int[] given, int roomOfSample, int count) {
    if (lengths.length < count) {
      lengths = new int[count];
    }
    steps = 0;
    realSteps = 0;
    for (int n = 0; n < count; n++) {
      lengths[n] = given[n];
      steps = Math.max(steps, given[n]);
      realSteps += given[n];
    }
    room = roomOfSample;
    samples = count;
  }

  /** Makes room for the rows of the bound samples. */
  void use(Arena arena) {
    int rows = row(samples);
    floats = arena.floats(rows + 1); // one before the first: the row that the first row follows
    stride = arena.stride();
    if (losses.length < rows) {
      losses = new double[rows];
    }
    Arrays.fill(losses, 0, rows, 0);
  }

  /** The rows. */
  public float[] floats() {
    return floats;
  }

  /** Floats from one row to the next. */
  public int stride() {
    return stride;
  }

  /** Steps of the longest sample. */
  public int steps() {
    return steps;
  }

  /** Steps that a sample has room for in the user's arrays. */
  int room() {
    return room;
  }

  int samples() {
    return samples;
  }

  /** Steps of a sample. */
  public int length(int sample) {
    return lengths[sample];
  }

  /** Steps of all samples, padding not counted. */
  public int realSteps() {
    return realSteps;
  }

  /** First row of a sample, the one before its first step. */
  public int row(int sample) {
    return sample * (steps + 1);
  }

  /** Row of a sample's first step. */
  public int firstRow(int sample) {
    return row(sample) + 1;
  }

  /** The row behind a sample's last step. */
  public int endRow(int sample) {
    return row(sample) + 1 + lengths[sample];
  }

  /** Floats from the row of a sample to the row of the same step of the next sample. */
  public int sampleStride() {
    return (steps + 1) * stride;
  }

  /** Floats from row 0 of a sample to the row of its step {@code t}, counted from 1. */
  public int step(int t) {
    return t * stride;
  }

  /** Loss of each row. */
  public double[] losses() {
    return losses;
  }

  /** The sum of the losses, in order, over the number of steps. */
  double meanLoss() {
    double sum = 0;
    for (int n = 0; n < samples; n++) {
      for (int row = firstRow(n); row < endRow(n); row++) {
        sum += losses[row];
      }
    }
    return realSteps == 0 ? 0 : sum / realSteps;
  }

  /** Zeroes a value in all rows. */
  public void clear(int at, int size, int from, int to) {
    for (int row = row(from); row < row(to); row++) {
      zero(at, size, row);
    }
  }

  /** Zeroes a value in the rows before the first steps. */
  public void clearFirst(int at, int size, int from, int to) {
    for (int n = from; n < to; n++) {
      zero(at, size, row(n));
    }
  }

  /** Zeroes a value in all rows that are no step. */
  public void clearPadding(int at, int size, int from, int to) {
    for (int n = from; n < to; n++) {
      zero(at, size, row(n));
      for (int row = endRow(n); row < row(n + 1); row++) {
        zero(at, size, row);
      }
    }
  }

  private void zero(int at, int size, int row) {
    int start = at + row * stride;
    Arrays.fill(floats, start, start + size, 0);
  }

  /**
   * Moves the rows of all steps, in order, to the front, over those that are none; says how many.
   */
  public int compact(int at, int size) {
    int target = 0;
    for (int n = 0; n < samples; n++) {
      for (int row = firstRow(n); row < endRow(n); row++) {
        System.arraycopy(floats, at + row * stride, floats, at + target * stride, size);
        target++;
      }
    }
    return target;
  }

  /** y = x at each sample's last step. */
  public void takeLast(
      int xAt, int size, float[] y, int yAt, int yStride, boolean accumulate, int from, int to) {
    for (int n = from; n < to; n++) {
      int last = xAt + (endRow(n) - 1) * stride;
      copy(floats, last, y, yAt + n * yStride, size, accumulate);
    }
  }

  /** y = x before each sample's first step. */
  public void takeFirst(
      int xAt, int size, float[] y, int yAt, int yStride, boolean accumulate, int from, int to) {
    for (int n = from; n < to; n++) {
      copy(floats, xAt + row(n) * stride, y, yAt + n * yStride, size, accumulate);
    }
  }

  /** y at each sample's last step = x, and zero at all others; or x is added to what is there. */
  public void putLast(
      float[] x, int xAt, int xStride, int yAt, int size, boolean accumulate, int from, int to) {
    if (!accumulate) {
      clear(yAt, size, from, to);
    }
    for (int n = from; n < to; n++) {
      int last = yAt + (endRow(n) - 1) * stride;
      copy(x, xAt + n * xStride, floats, last, size, accumulate);
    }
  }

  /** y before each sample's first step = x. */
  public void putFirst(float[] x, int xAt, int xStride, int yAt, int size, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(x, xAt + n * xStride, floats, yAt + row(n) * stride, size);
    }
  }

  /** y at step t = x at the step that is as far from the end; zero where no step is. */
  public void reverse(int xAt, int yAt, int size, boolean accumulate, int from, int to) {
    if (!accumulate) {
      clearPadding(yAt, size, from, to);
    }
    for (int n = from; n < to; n++) {
      int first = firstRow(n);
      int last = endRow(n) - 1;
      for (int row = first; row <= last; row++) {
        int source = xAt + (first + last - row) * stride;
        copy(floats, source, floats, yAt + row * stride, size, accumulate);
      }
    }
  }

  private static void copy(float[] x, int xAt, float[] y, int yAt, int size, boolean accumulate) {
    if (!accumulate) {
      System.arraycopy(x, xAt, y, yAt, size);
      return;
    }
    for (int i = 0; i < size; i++) {
      y[yAt + i] += x[xAt + i];
    }
  }

  /** Copies the user's ids, one a step, as floats; -1 where no step is. */
  void loadTokens(int[] ids, int at, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int row = row(n); row < row(n + 1); row++) {
        boolean real = row >= firstRow(n) && row < endRow(n);
        floats[at + row * stride] = real ? ids[n * room + row - firstRow(n)] : -1;
      }
    }
  }

  /** y = row {@code id} of a table; zero where no step is, and for the id of padding. */
  public void embed(
      int idsAt, float[] table, int tableAt, int units, int padding, int yAt, int from, int to) {
    for (int row = row(from); row < row(to); row++) {
      int id = (int) floats[idsAt + row * stride];
      if (id < 0 || id == padding) {
        zero(yAt, units, row);
      } else {
        System.arraycopy(table, tableAt + id * units, floats, yAt + row * stride, units);
      }
    }
  }

  /** Adds dy to row {@code id} of a table's gradient, for the columns first to end, in order. */
  public void embedGradient(
      int idsAt, int dyAt, float[] table, int tableAt, int units, int padding, int first, int end) {
    for (int row = 0; row < row(samples); row++) {
      int id = (int) floats[idsAt + row * stride];
      if (id < 0 || id == padding) {
        continue;
      }
      int target = tableAt + id * units;
      int source = dyAt + row * stride;
      for (int i = first; i < end; i++) {
        table[target + i] += floats[source + i];
      }
    }
  }

  /** y = 1 at place {@code id} of {@code classes}, 0 elsewhere. */
  public void oneHot(int idsAt, int classes, int yAt, int from, int to) {
    for (int row = row(from); row < row(to); row++) {
      zero(yAt, classes, row);
      int id = (int) floats[idsAt + row * stride];
      if (id >= 0) {
        floats[yAt + row * stride + id] = 1;
      }
    }
  }
}
