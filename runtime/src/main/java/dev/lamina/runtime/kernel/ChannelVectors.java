package dev.lamina.runtime.kernel;

/**
 * Vectors with a number for each channel. They stand with the first numbers once more behind the
 * last one, so that a vector of {@link #MARGIN} numbers can be read from any channel on: the
 * numbers that belong to neighbouring floats of a channels-last value.
 */
public final class ChannelVectors {
  /** Floats of a 512-bit vector, the widest there is. */
  private static final int MARGIN = 16;

  private ChannelVectors() {}

  /** Floats that a vector takes. */
  public static int floats(int channels) {
    return channels + MARGIN;
  }

  /** Writes the first numbers of a vector once more behind the last one. */
  static void close(float[] vector, int at, int channels) {
    for (int i = 0; i < MARGIN; i++) {
      vector[at + channels + i] = vector[at + i % channels];
    }
  }
}
