package dev.lamina.processor.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where each buffer of a program starts in a sample's slice of the arena; buffers that are not
 * needed at the same time share places.
 *
 * @param floats length of a slice
 */
public record Arena(SequencedMap<Buffer, Integer> offsets, int floats) {
  /** A copy of the offsets is kept. */
  public Arena {
    offsets = new LinkedHashMap<>(offsets);
  }

  /** What the buffers would take without sharing. */
  public long unsharedFloats() {
    return offsets.keySet().stream().mapToLong(Buffer::size).sum();
  }

  /** Place of a buffer. */
  public int offset(Buffer buffer) {
    Integer offset = ((Map<Buffer, Integer>) offsets).get(buffer);
    if (offset == null) {
      throw new IllegalArgumentException("no place for " + buffer.name());
    }
    return offset;
  }
}
