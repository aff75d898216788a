package dev.lamina.runtime;

import java.util.List;

/**
 * Binds the user's arrays to the ports of a program, each checked first: that it is there, that it
 * holds what the samples take, and that ids and class numbers are some.
 */
final class PortBinding {
  private final NetworkProgram program;
  private final NetworkSpec spec;
  private final int[][] stepLabels;
  private final int[] oneLength = new int[1];

  PortBinding(NetworkProgram program) {
    this.program = program;
    this.spec = program.spec;
    this.stepLabels = new int[spec.outputs().size()][0];
  }

  void steps(int sequence, int[] lengths, int room, int samples) {
    Frames frames = program.frames[sequence];
    Bindings.checkLengths(frames.name(), lengths, room, samples);
    frames.bind(lengths, room, samples);
  }

  void steps(int port, int given, int[] lengths, int samples) {
    InputPort input = spec.inputs().get(port);
    Bindings.requireSamples(samples);
    Bindings.checkWholeSteps(input, given, samples);
    steps(input.sequence(), lengths, given / samples / input.size(), samples);
  }

  void steps(int port, int given) {
    oneLength[0] = given / spec.inputs().get(port).size();
    steps(port, given, oneLength, 1);
  }

  void tokens(int port, int[] ids) {
    InputPort input = spec.inputs().get(port);
    Bindings.checkTokens(input, ids, program.frames[input.sequence()]);
    program.tokens[port] = ids;
  }

  void input(int port, float[] values, int samples) {
    InputPort input = spec.inputs().get(port);
    check("", input.name(), input.shape(), input.size(), input.sequence(), values, samples);
    program.inputs[port] = values;
  }

  void targets(int port, float[] values, int samples) {
    OutputPort out = spec.outputs().get(port);
    check("targets of ", out.name(), out.shape(), out.size(), out.sequence(), values, samples);
    program.targets[port] = values;
  }

  void prediction(int port, float[] values, int samples) {
    OutputPort out = spec.outputs().get(port);
    check("predictions of ", out.name(), out.shape(), out.size(), out.sequence(), values, samples);
    program.predictions[port] = values;
  }

  private void check(
      String what,
      String name,
      List<Integer> shape,
      int size,
      int sequence,
      float[] values,
      int samples) {
    if (sequence < 0) {
      Bindings.checkValues(what, name, shape, values, samples);
      return;
    }
    Bindings.requireArray(what, name, values);
    Frames frames = program.frames[sequence];
    Bindings.checkSteps(what, name, values.length, size, frames.room(), frames.samples());
  }

  void labels(int port, int[] classes, int samples) {
    OutputPort output = spec.outputs().get(port);
    if (!output.isSequence()) {
      Bindings.checkLabels(output, classes, samples);
      program.labels[port] = classes;
      return;
    }
    Frames frames = program.frames[output.sequence()];
    if (output.hasClasses()) {
      Bindings.checkStepLabels(output, classes, frames);
      program.labels[port] = byRows(port, classes, frames);
    } else {
      Bindings.checkPlacedLabels(output, classes, frames);
      program.labels[port] = classes;
    }
  }

  // Kernels look for the labels of a row where the row stands.
  private int[] byRows(int port, int[] classes, Frames frames) {
    int each = spec.outputs().get(port).labelsPerSample();
    int size = frames.row(frames.samples()) * each;
    if (stepLabels[port].length < size) {
      stepLabels[port] = new int[size];
    }
    for (int n = 0; n < frames.samples(); n++) {
      System.arraycopy(
          classes,
          n * frames.room() * each,
          stepLabels[port],
          frames.firstRow(n) * each,
          frames.length(n) * each);
    }
    return stepLabels[port];
  }

  /** Inputs and predictions of a batch. */
  void forInference(Batch batch) {
    batch.requireFor(spec.name(), spec.inputs(), spec.outputs());
    for (int i = 0; i < program.frames.length; i++) {
      steps(i, batch.lengths(i), batch.room(i), batch.size());
    }
    for (int i = 0; i < spec.inputs().size(); i++) {
      if (spec.inputs().get(i).takesTokens()) {
        tokens(i, batch.tokens(i));
      } else {
        input(i, batch.input(i), batch.size());
      }
    }
    for (int o = 0; o < spec.outputs().size(); o++) {
      prediction(o, batch.predictions(o), batch.size());
    }
  }

  /** The same, and what the predictions are compared with. */
  void forLoss(Batch batch) {
    forInference(batch);
    for (int o = 0; o < spec.outputs().size(); o++) {
      if (spec.outputs().get(o).takesLabels()) {
        labels(o, batch.labels(o), batch.size());
      } else {
        targets(o, batch.targets(o), batch.size());
      }
    }
  }
}
