package dev.lamina.runtime.kernel;

/** Working memory of one worker: grows to what the largest step needs, then stays. */
public final class Scratch {
  /** Samples that a dense layer multiplies at once: enough to reuse its weights from the cache. */
  static final int SAMPLES = 96;

  private float[] floats = new float[0];
  private float[] wide = new float[0];
  private int[] samples = new int[0];
  private int stride;

  /** The product that the vector kernels are at. */
  final Product product = new Product();

  /** No room yet. */
  public Scratch() {}

  /** At least {@code size} floats with unspecified contents; no allocation once it has been as large. */
  public float[] floats(int size) {
    if (floats.length < size) {
      floats = new float[size];
    }
    return floats;
  }

  /** More of the same. */
  float[] wide(int size) {
    if (wide.length < size) {
      wide = new float[size];
    }
    return wide;
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
