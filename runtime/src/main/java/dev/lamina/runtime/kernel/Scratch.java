package dev.lamina.runtime.kernel;

/** Working memory of one worker: grows to what the largest step needs, then stays. */
public final class Scratch {
  private float[] floats = new float[0];

  /** At least {@code size} floats with unspecified contents; no allocation once it has been as large. */
  public float[] floats(int size) {
    if (floats.length < size) {
      floats = new float[size];
    }
    return floats;
  }
}
