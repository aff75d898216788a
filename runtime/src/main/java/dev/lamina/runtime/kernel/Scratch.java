package dev.lamina.runtime.kernel;

import java.util.Arrays;

/** Working memory of one worker: grows to what the largest step needs, then stays. */
public final class Scratch {
  /** Samples that a dense layer multiplies at once: enough to reuse its weights from the cache. */
  static final int SAMPLES = 96;

  private float[] floats = new float[0];
  private final float[] lastRow = new float[Panels.PANEL];
  private final int[] lastStep = new int[1];
  private int[] samples = new int[0];
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

  /** A copy of {@code count} floats with zeros behind them, at least a panel long. */
  float[] lastRow(float[] x, int at, int count) {
    Arrays.fill(lastRow, 0);
    System.arraycopy(x, at, lastRow, 0, count);
    return lastRow;
  }

  /** A table of one step. */
  int[] lastStep(int step) {
    lastStep[0] = step;
    return lastStep;
  }

  /** Places of {@link #SAMPLES} samples that are {@code stride} apart. */
  int[] samples(int stride) {
    if (samples.length == 0 || this.stride != stride) {
      samples = ForwardTables.multiples(SAMPLES, stride);
      this.stride = stride;
    }
    return samples;
  }
}
