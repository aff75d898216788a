package dev.lamina.runtime;

import java.util.List;
import java.util.Locale;

/**
 * Where the values of a network stand. A slice holds one sample's values; slices follow one another
 * in a single array that grows to the largest batch seen.
 */
final class Arena {
  /**
   * Floats of a cache line and of the widest vector. Slices and buffers start on one, and loops may
   * write to the end of the one in which a buffer ends.
   */
  private static final int LINE = 16;

  private final int[] offsets;
  private final int stride;
  private float[] floats = new float[0];

  private Arena(int[] offsets, int[] sizes) {
    this.offsets = offsets;
    int end = 0;
    for (int i = 0; i < offsets.length; i++) {
      end = Math.max(end, offsets[i] < 0 ? 0 : offsets[i] + sizes[i]);
    }
    // An odd number of lines: at a power of two all slices would compete for the same cache sets.
    this.stride = Math.ceilDiv(end, LINE) / 2 * 2 * LINE + LINE;
  }

  /** An arena for training; what is not needed at the same time shares places. */
  static Arena forTraining(List<NetworkSpec.BufferRow> rows) {
    int[] offsets = new int[rows.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = rows.get(i).training();
    }
    return new Arena(offsets, sizes(rows));
  }

  /** An arena for inference; what is not needed at the same time shares places. */
  static Arena forInference(List<NetworkSpec.BufferRow> rows) {
    int[] offsets = new int[rows.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = rows.get(i).inference();
    }
    return new Arena(offsets, sizes(rows));
  }

  /** An arena for inference in which every value stays readable. */
  static Arena keepingAll(List<NetworkSpec.BufferRow> rows) {
    int[] offsets = new int[rows.size()];
    int end = 0;
    for (int i = 0; i < offsets.length; i++) {
      boolean used = rows.get(i).inference() >= 0;
      offsets[i] = used ? end : -1;
      end += used ? Math.ceilDiv(rows.get(i).size(), LINE) * LINE : 0;
    }
    return new Arena(offsets, sizes(rows));
  }

  private static int[] sizes(List<NetworkSpec.BufferRow> rows) {
    int[] sizes = new int[rows.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = rows.get(i).size();
    }
    return sizes;
  }

  /** Place of each buffer in a slice, -1 for those that this arena does not hold. */
  int[] offsets() {
    return offsets;
  }

  /** Floats from one slice to the next. */
  int stride() {
    return stride;
  }

  /**
   * The array, with room for {@code batch} slices.
   *
   * @throws IllegalArgumentException when no Java array can hold so many
   */
  float[] floats(int batch) {
    long wanted = (long) stride * batch;
    if (wanted > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a batch of %,d needs %,d floats, %,d a sample; a Java array holds 2^31: at most %,d"
                  + " fit",
              batch,
              wanted,
              stride,
              (Integer.MAX_VALUE - 64) / stride));
    }
    if (floats.length < wanted) {
      floats = new float[(int) wanted];
    }
    return floats;
  }
}
