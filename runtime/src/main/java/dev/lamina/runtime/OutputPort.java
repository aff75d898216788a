package dev.lamina.runtime;

import dev.lamina.dsl.Loss;
import java.util.List;

/**
 * An output of a network: its field's name, the shape of one sample, (C, H, W) or (D), the loss it
 * is trained with and the weight of that loss in the sum.
 */
public record OutputPort(String name, List<Integer> shape, Loss loss, float weight) {
  /** A copy of the shape is kept. */
  public OutputPort {
    shape = List.copyOf(shape);
  }

  /** Floats a sample. */
  public int size() {
    int size = 1; // no stream: steps ask, and steps allocate nothing
    for (int i = 0; i < shape.size(); i++) {
      size = Math.multiplyExact(size, shape.get(i));
    }
    return size;
  }

  /** Number of classes, or of values, at each place: C or D. */
  public int width() {
    return shape.getFirst();
  }

  /** Class numbers a sample: one for each place of softmax cross-entropy, none for other losses. */
  public int labelsPerSample() {
    return takesLabels() ? size() / width() : 0;
  }

  /** Target values a sample, none for softmax cross-entropy. */
  public int targetsPerSample() {
    return takesLabels() ? 0 : size();
  }

  /** Whether the loss compares with class numbers rather than with values. */
  public boolean takesLabels() {
    return loss == Loss.SOFTMAX_CROSS_ENTROPY;
  }
}
