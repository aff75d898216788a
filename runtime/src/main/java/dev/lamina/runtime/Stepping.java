package dev.lamina.runtime;

import java.util.Arrays;

/**
 * Runs a program step by step along one of its sequences. What a {@link StepState} knows stands in
 * the state itself while a step runs, so that nothing is copied and states that a training carries
 * are left alone; what was encoded stands in the program's memory until something else runs there.
 */
final class Stepping {
  private static final int[] ONE_STEP = {1};
  private static final int NONE = -1;

  private final NetworkProgram program;
  private final PortBinding binding;
  private final int[] oneToken = new int[1];
  private int sequence = NONE;
  private long encodings;

  Stepping(NetworkProgram program, PortBinding binding) {
    this.program = program;
    this.binding = binding;
  }

  /** Says that the memory is used for something else. */
  void end() {
    sequence = NONE;
  }

  /** The state before the first step, after what {@code prepare} makes ready. */
  StepState start(int along, Runnable prepare) {
    StepState state = new StepState(program.spec, this, ++encodings);
    program.frames[along].bind(ONE_STEP, 1, 1);
    Arrays.fill(program.predictions, null);
    float[][] carried = exchange(state.states);
    try {
      prepare.run();
      program.encode();
    } finally {
      exchange(carried);
    }
    sequence = along;
    return state;
  }

  float[] step(StepState state, int port, int token) {
    require(state);
    oneToken[0] = token;
    binding.tokens(port, oneToken);
    return step(state);
  }

  float[] step(StepState state, int port, float[] values) {
    require(state);
    binding.input(port, values, 1);
    return step(state);
  }

  /** The same step, with the logarithms of the probabilities that it answers. */
  float[] logits(StepState state, int port, int token) {
    step(state, port, token);
    return state.logits();
  }

  private float[] step(StepState state) {
    program.predictions[0] = state.answer;
    float[][] carried = exchange(state.states);
    try {
      program.step();
    } finally {
      exchange(carried);
    }
    return state.answer;
  }

  private float[][] exchange(float[][] states) {
    float[][] before = program.states;
    program.states = states;
    return before;
  }

  // What runs step by step may read what was encoded.
  private void require(StepState state) {
    if (state.owner != this) {
      throw new IllegalArgumentException(
          "this state is of another model; take one that start or encode of this %s has made"
              .formatted(program.spec.name()));
    }
    if (state.encoding != encodings && program.spec.inputs().size() > 1) {
      throw new IllegalStateException(
          "%s has encoded another input since this state was made; encode its input again"
              .formatted(program.spec.name()));
    }
    if (sequence == NONE) {
      throw new IllegalStateException(
          "%s has run on a batch since this state was made; begin anew"
              .formatted(program.spec.name()));
    }
  }
}
