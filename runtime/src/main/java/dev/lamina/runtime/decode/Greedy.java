package dev.lamina.runtime.decode;

import java.util.List;
import java.util.function.UnaryOperator;

/** Always the likeliest token; see {@link Decoding#greedy}. */
public final class Greedy implements Decoding {
  private final Ending ending;

  Greedy(Ending ending) {
    this.ending = ending;
  }

  @Override
  public <S> List<Decoded> decode(
      StepFunction<S> step, UnaryOperator<S> copy, S state, int... prompt) {
    return List.of(
        new Generation<>(ending, step, copy.apply(state), prompt).run(Logits::likeliest));
  }

  @Override
  public int maxLength() {
    return ending.maxLength();
  }

  @Override
  public Greedy maxLength(int tokens) {
    return new Greedy(ending.maxLength(tokens));
  }

  @Override
  public Greedy stopToken(int token) {
    return new Greedy(ending.stopToken(token));
  }
}
