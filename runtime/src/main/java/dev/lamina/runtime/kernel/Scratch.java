package dev.lamina.runtime.kernel;

/** Working memory of one worker: grows to what the largest step needs, then stays. */
public final class Scratch {
  /** Samples that a dense layer multiplies at once: enough to reuse its weights from the cache. */
  static final int SAMPLES = 96;

  private float[] floats = new float[0];
  private double[] doubles = new double[0];
  private final float[] lanes = new float[Panels.GRAIN];
  private final int[] samples = new int[SAMPLES];
  private int stride;

  /** The steps of a block of a weight gradient. */
  final int[] steps = new int[WeightBlocks.MOST];

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
