package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;

/** Changes one sample of a batch in place, always in the same way; see {@link Dataset#map}. */
@FunctionalInterface
public interface SampleChange {
  /** Changes the sample at this place; see {@link Samples} for where its values stand. */
  void apply(Batch batch, int position);
}
