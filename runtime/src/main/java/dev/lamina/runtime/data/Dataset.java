package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;

/** Samples that can be read by number, in any order and from one thread at a time. */
public interface Dataset {
  /** Number of samples. */
  int size();

  /**
   * Copies sample {@code index} to place {@code position} of the batch: its inputs, and its labels or
   * targets.
   */
  void read(int index, Batch batch, int position);
}
