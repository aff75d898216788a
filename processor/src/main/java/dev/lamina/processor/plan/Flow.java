package dev.lamina.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Buffers that a step reads, and those that it fills or adds to. */
public record Flow(List<Buffer> reads, List<Buffer> writes) {
  /** Copies of the lists are kept. */
  public Flow {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }

  static Flow from(Buffer... sources) {
    return from(List.of(sources));
  }

  static Flow from(List<Buffer> sources) {
    return new Flow(sources, List.of());
  }

  Flow into(Buffer target) {
    return new Flow(reads, List.of(target));
  }

  /** A target that is added to is read too. */
  Flow into(Buffer target, boolean accumulate) {
    if (!accumulate) {
      return into(target);
    }
    List<Buffer> all = new ArrayList<>(reads);
    all.add(target);
    return new Flow(all, List.of(target));
  }

  Flow into(Optional<Buffer> target, boolean accumulate) {
    return target.map(t -> into(t, accumulate)).orElse(this);
  }
}
