package dev.lamina.runtime;

/**
 * Where a network stands that runs along a sequence step by step: what its recurrent layers know,
 * and what it answered last. Made by a generated model's {@code start} or {@code encode}, moved on
 * by its {@code step}. Copies go on independently, as the beams of a search do.
 */
public final class StepState {
  final float[][] states;
  final float[] answer;
  final float[] logits;
  final Stepping owner;
  final long encoding;

  /** A state with zeros. */
  StepState(NetworkSpec spec, Stepping owner, long encoding) {
    this.states = new float[spec.states().size()][];
    for (int i = 0; i < states.length; i++) {
      states[i] = new float[spec.stateSize(i)];
    }
    this.answer = new float[spec.outputs().getFirst().size()];
    this.logits = new float[answer.length];
    this.owner = owner;
    this.encoding = encoding;
  }

  private StepState(StepState other) {
    this.states = new float[other.states.length][];
    for (int i = 0; i < states.length; i++) {
      states[i] = other.states[i].clone();
    }
    this.answer = other.answer.clone();
    this.logits = other.logits.clone();
    this.owner = other.owner;
    this.encoding = other.encoding;
  }

  /** What the last step answered: probabilities where the loss is on logits, else values. */
  public float[] answer() {
    return answer;
  }

  /** Logarithms of the probabilities that were answered last. */
  float[] logits() {
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(answer[i]);
    }
    return logits;
  }

  /** The same state, to go on with independently. */
  public StepState copy() {
    return new StepState(this);
  }
}
