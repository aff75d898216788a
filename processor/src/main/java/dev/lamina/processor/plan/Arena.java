package dev.lamina.processor.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where each buffer of a program starts in a sample's slice of the arena; buffers that are not
 * needed at the same time share places. A buffer starts at a multiple of 16 floats and owns the
 * padding up to the next one: what works on whole vectors may write there.
 *
 * @param floats length of a slice
 */
public record Arena(SequencedMap<Buffer, Integer> offsets, int floats) {
  /** Floats of a 512-bit vector, the widest there is. */
  private static final int GRAIN = 16;

  /** One that holds nothing. */
  static final Arena EMPTY = new Arena(new LinkedHashMap<>(), 0);

  /** A copy of the offsets is kept. */
  public Arena {
    offsets = new LinkedHashMap<>(offsets);
  }

  /** What the buffers would take without sharing. */
  public long unsharedFloats() {
    return offsets.keySet().stream().mapToLong(Buffer::size).sum();
  }

  /** Floats of a buffer with its padding. */
  public static int padded(int floats) {
    return Math.ceilDiv(floats, GRAIN) * GRAIN;
  }

  /** Place of a buffer. */
  public int offset(Buffer buffer) {
    Integer offset = ((Map<Buffer, Integer>) offsets).get(buffer.current());
    if (offset == null) {
      throw new IllegalArgumentException("no place for " + buffer.name());
    }
    return offset;
  }
}
