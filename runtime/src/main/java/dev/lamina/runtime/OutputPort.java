package dev.lamina.runtime;

import dev.lamina.dsl.Loss;
import java.util.List;

/**
 * An output of a network.
 *
 * @param name its field
 * @param shape of one sample, or of one step where it has a value for each: (C, H, W) or (D)
 * @param loss what it is trained with
 * @param weight of that loss in the sum
 * @param sequence number of the sequence for whose steps it has values, -1 where there is none
 */
public record OutputPort(String name, List<Integer> shape, Loss loss, float weight, int sequence) {
  /** A copy of the shape is kept. */
  public OutputPort {
    shape = List.copyOf(shape);
  }

  /** An output with one value for each sample. */
  public OutputPort(String name, List<Integer> shape, Loss loss, float weight) {
    this(name, shape, loss, weight, NetworkSpec.SAMPLES);
  }

  /** Whether it has a value for each step of a sequence. */
  public boolean isSequence() {
    return sequence >= 0;
  }

  /** Floats a sample, or a step. */
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

  /**
   * Class numbers a sample or a step: one for each place of softmax cross-entropy, none for other
   * losses.
   */
  public int labelsPerSample() {
    return loss == Loss.CTC ? 1 : takesLabels() ? size() / width() : 0;
  }

  /** Target values a sample or a step, none for softmax cross-entropy. */
  public int targetsPerSample() {
    return takesLabels() ? 0 : size();
  }

  /** Whether the loss compares with class numbers rather than with values. */
  public boolean takesLabels() {
    return loss == Loss.SOFTMAX_CROSS_ENTROPY || loss == Loss.CTC;
  }

  /** Whether each label is the class of a place or a step, so that hits can be counted. */
  public boolean hasClasses() {
    return loss == Loss.SOFTMAX_CROSS_ENTROPY;
  }
}
