package dev.lamina.runtime.data;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.OutputPort;
import java.util.List;

/** Batches for networks that are not there. */
final class Batches {
  private Batches() {}

  /** One input; one output that takes labels, or targets where {@code classes} is 0. */
  static Batch of(int inputs, int classes, int targets, int capacity) {
    OutputPort output =
        classes > 0
            ? new OutputPort("y", List.of(classes), Loss.SOFTMAX_CROSS_ENTROPY, 1)
            : new OutputPort("y", List.of(targets), Loss.L1, 1);
    return new Batch(List.of(new InputPort("x", List.of(inputs))), List.of(output), capacity);
  }
}
