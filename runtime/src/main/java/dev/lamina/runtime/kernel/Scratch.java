package dev.lamina.runtime.kernel;

import java.util.Arrays;

/** Working memory of one worker: grows to what the largest step needs, then stays. */
public final class Scratch {
  /** Samples that a dense layer multiplies at once: enough to reuse its weights from the cache. */
  static final int SAMPLES = 96;

  private float[] floats = new float[0];
  private double[] doubles = new double[0];
  private final float[] lanes = new float[Panels.GRAIN];
  private final float[] lastRows = new float[Panels.PANEL * Panels.PANEL];
  private final int[] lastSteps = new int[Panels.PANEL];
  private final int[] samples = new int[SAMPLES];
  private int stride;

  /** The product that the vector kernels are at. */
  final Product product = new Product();

  /** No room yet. */
  public Scratch() {}

  /**
   * At least {@code size} floats with unspecified contents; no allocation once it has been as
   * large.
   */
  public float[] floats(int size) {
    if (floats.length < size) {
      floats = new float[size];
    }
    return floats;
  }

  /** At least {@code size} doubles with unspecified contents, likewise. */
  public double[] doubles(int size) {
    if (doubles.length < size) {
      doubles = new double[size];
    }
    return doubles;
  }

  /** As many floats as the widest vector has lanes, for their sum. */
  float[] lanes() {
    return lanes;
  }

  /** A copy of rows of {@code used} floats, with zeros behind them to make them a panel wide. */
  float[] lastRows(float[] x, int at, int step, int rows, int used) {
    Arrays.fill(lastRows, 0, rows * Panels.PANEL, 0);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(x, at + row * step, lastRows, row * Panels.PANEL, used);
    }
    return lastRows;
  }

  /** A table of the steps {@code from} to {@code to}. */
  int[] lastSteps(int[] steps, int from, int to) {
    System.arraycopy(steps, from, lastSteps, 0, to - from);
    return lastSteps;
  }

  /** Places of {@link #SAMPLES} samples that are {@code stride} apart. */
  int[] samples(int stride) {
    if (this.stride != stride) { // training and prediction have each their own
      for (int i = 0; i < SAMPLES; i++) {
        samples[i] = i * stride;
      }
      this.stride = stride;
    }
    return samples;
  }
}
