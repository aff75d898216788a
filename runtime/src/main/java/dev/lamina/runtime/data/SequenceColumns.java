package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.OutputPort;
import java.util.Arrays;

/** Copies one sample's sequence into a batch; what comes in by an input says how long it is. */
final class SequenceColumns {
  private SequenceColumns() {}

  static void tokens(int[] ids, Batch batch, int input, int position) {
    InputPort port = batch.inputPort(input);
    if (!port.takesTokens()) {
      throw new IllegalArgumentException(
          "input %s takes numbers, but the dataset has ids of tokens".formatted(port.name()));
    }
    for (int t = 0; t < ids.length; t++) {
      if (ids[t] < 0 || ids[t] >= port.vocabulary()) {
        throw new IllegalArgumentException(
            "token %s at step %s is no id of %s, whose vocabulary has ids 0 to %s"
                .formatted(ids[t], t, port.name(), port.vocabulary() - 1));
      }
    }
    batch.length(port.sequence(), position, ids.length);
    int at = position * batch.room(port.sequence());
    System.arraycopy(ids, 0, batch.tokens(input), at, ids.length);
  }

  static void values(float[] steps, Batch batch, int input, int position) {
    InputPort port = batch.inputPort(input);
    if (!port.isSequence() || port.takesTokens()) {
      throw new IllegalArgumentException(
          "input %s takes %s, but the dataset has sequences of numbers"
              .formatted(port.name(), port.takesTokens() ? "ids of tokens" : "one value a sample"));
    }
    requireSteps("input " + port.name(), steps.length, port.size());
    batch.length(port.sequence(), position, steps.length / port.size());
    int at = position * batch.room(port.sequence()) * port.size();
    System.arraycopy(steps, 0, batch.input(input), at, steps.length);
  }

  static void labels(int[] labels, Batch batch, int output, int position) {
    OutputPort port = batch.outputPort(output);
    Samples.requireKind(port, true, true);
    if (!port.hasClasses()) {
      placedLabels(labels, batch, output, position);
      return;
    }
    requireLength(batch, port, labels.length, port.labelsPerSample(), "labels", position);
    int at = position * batch.room(port.sequence()) * port.labelsPerSample();
    System.arraycopy(labels, 0, batch.labels(output), at, labels.length);
  }

  // As many as there are; -1 behind the last.
  private static void placedLabels(int[] labels, Batch batch, int output, int position) {
    OutputPort port = batch.outputPort(output);
    int steps = batch.length(port.sequence(), position);
    if (labels.length > steps) {
      throw new IllegalArgumentException(
          "output %s has %s steps for this sample, too few for its %s labels; leave it out or give it more steps"
              .formatted(port.name(), steps, labels.length));
    }
    int room = batch.room(port.sequence());
    int[] all = batch.labels(output);
    System.arraycopy(labels, 0, all, position * room, labels.length);
    Arrays.fill(all, position * room + labels.length, (position + 1) * room, -1);
  }

  static void targets(float[] targets, Batch batch, int output, int position) {
    OutputPort port = batch.outputPort(output);
    Samples.requireKind(port, false, true);
    requireLength(batch, port, targets.length, port.targetsPerSample(), "target values", position);
    int at = position * batch.room(port.sequence()) * port.targetsPerSample();
    System.arraycopy(targets, 0, batch.targets(output), at, targets.length);
  }

  private static void requireLength(
      Batch batch, OutputPort port, int given, int each, String what, int position) {
    int expected = batch.length(port.sequence(), position) * each;
    if (given != expected) {
      throw new IllegalArgumentException(
          "output %s takes %s %s for this sample, %s a step, but the dataset has %s"
              .formatted(port.name(), expected, what, each, given));
    }
  }

  private static void requireSteps(String port, int given, int size) {
    if (given == 0 || given % size != 0) {
      throw new IllegalArgumentException(
          "%s takes %s numbers a step, but a sample of the dataset has %s"
              .formatted(port, size, given));
    }
  }
}
