package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.OutputPort;

/**
 * How many numbers of each kind a sample has in a batch. Those of the sample at {@code position}
 * start at {@code position} times that many.
 */
public final class Samples {
  private Samples() {}

  /** Floats a sample of this input. */
  public static int inputSize(Batch batch, int input) {
    return batch.input(input).length / batch.capacity();
  }

  /** Labels a sample of this output. */
  public static int labelCount(Batch batch, int output) {
    return batch.labels(output).length / batch.capacity();
  }

  /** Target values a sample of this output. */
  public static int targetCount(Batch batch, int output) {
    return batch.targets(output).length / batch.capacity();
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
    requireNoSteps(batch.outputPort(output), given, "labels", "stepLabels");
    int expected = labelCount(batch, output);
    if (expected != given) {
      throw new IllegalArgumentException(
          "output %s of the network takes %s a sample, but the dataset has %s labels"
              .formatted(
                  output,
                  expected == 0
                      ? targetCount(batch, output) + " target values"
                      : expected + " labels",
                  given));
    }
  }

  private static void requireNoSteps(OutputPort port, int given, String what, String instead) {
    if (port.isSequence()) {
      throw new IllegalArgumentException(
          "output %s has a value for each step, but the dataset has %s %s a sample; InMemoryDataset.%s takes them for each step"
              .formatted(port.name(), given, what, instead));
    }
  }

  static void requireTargets(Batch batch, int output, int given) {
    requireNoSteps(batch.outputPort(output), given, "target values", "stepTargets");
    int expected = targetCount(batch, output);
    if (expected != given) {
      throw new IllegalArgumentException(
          "output %s of the network takes %s a sample, but the dataset has %s target values"
              .formatted(
                  output,
                  expected == 0
                      ? labelCount(batch, output) + " labels"
                      : expected + " target values",
                  given));
    }
  }
}
