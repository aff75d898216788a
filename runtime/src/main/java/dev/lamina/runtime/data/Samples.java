package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.OutputPort;

/**
 * How many numbers a sample has in a batch; those of the sample at {@code position} start at {@code
 * position} times that many.
 */
public final class Samples {
  private Samples() {}

  /** Floats a sample of this input. */
  public static int inputSize(Batch batch, int input) {
    return batch.input(input).length / batch.capacity();
  }

  static void requireInput(Batch batch, int input, int given) {
    if (batch.inputPort(input).isSequence()) {
      throw new IllegalArgumentException(
          "input %s takes a sequence, but the dataset has %s values a sample; InMemoryDataset holds sequences and tokens"
              .formatted(batch.inputPort(input).name(), given));
    }
    int expected = inputSize(batch, input);
    if (expected != given) {
      throw new IllegalArgumentException(
          "input %s of the network takes %s values a sample, but the dataset has %s"
              .formatted(input, expected, given));
    }
  }

  static void requireLabels(Batch batch, int output, int given) {
    OutputPort port = batch.outputPort(output);
    requireKind(port, true, false);
    requireCount(port, "labels", port.labelsPerSample(), given);
  }

  static void requireTargets(Batch batch, int output, int given) {
    OutputPort port = batch.outputPort(output);
    requireKind(port, false, false);
    requireCount(port, "target values", port.targetsPerSample(), given);
  }

  private static void requireCount(OutputPort port, String what, int expected, int given) {
    if (expected != given) {
      throw new IllegalArgumentException(
          "output %s takes %s %s a sample, but the dataset has %s"
              .formatted(port.name(), expected, what, given));
    }
  }

  /** Throws unless the output takes labels or targets, of steps or of samples, as a dataset has. */
  static void requireKind(OutputPort port, boolean labels, boolean steps) {
    if (port.takesLabels() != labels || port.isSequence() != steps) {
      throw new IllegalArgumentException(
          "output %s takes %s, but the dataset has %s"
              .formatted(
                  port.name(), kind(port.takesLabels(), port.isSequence()), kind(labels, steps)));
    }
  }

  // With the method of InMemoryDataset that takes them.
  private static String kind(boolean labels, boolean steps) {
    return (labels ? "labels of each " : "target values of each ")
        + (steps ? "step (step" : "sample (")
        + (steps ? (labels ? "Labels)" : "Targets)") : (labels ? "labels)" : "targets)"));
  }

  /** Throws unless a dataset has as many inputs, or outputs, as the network. */
  static void requirePorts(String what, int expected, int given) {
    if (expected != given) {
      throw new IllegalArgumentException(
          "the network has %s %s, but the dataset has %s; it takes one for each field, in their order"
              .formatted(expected, what, given));
    }
  }
}
