package dev.lamina.runtime.decode;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Tokens one after the other, each chosen once and for all. */
final class Generation<S> {
  private final Ending ending;
  private final StepFunction<S> step;
  private final S state;
  private int last;

  /** Steps through the prompt but for its last token. */
  Generation(Ending ending, StepFunction<S> step, S state, int[] prompt) {
    this.ending = ending;
    this.step = step;
    this.state = state;
    this.last = start(step, state, prompt);
  }

  /** Gives the network the prompt but for its last token, which is returned. */
  static <S> int start(StepFunction<S> step, S state, int[] prompt) {
    if (prompt.length == 0) {
      throw new IllegalArgumentException(
          "the prompt needs at least 1 token, such as the start token of the vocabulary");
    }
    for (int i = 0; i < prompt.length - 1; i++) {
      step.step(state, prompt[i]);
    }
    return prompt[prompt.length - 1];
  }

  Decoded run(ToIntFunction<float[]> choice) {
    int[] tokens = new int[Math.min(ending.maxLength(), 64)];
    double logProbability = 0;
    int length = 0;
    boolean stopped = false;
    while (!stopped && length < ending.maxLength()) {
      float[] logits = ending.require(step.step(state, last));
      double logSum = Logits.logSum(logits, length + 1);
      last = choice.applyAsInt(logits);
      logProbability += logits[last] - logSum;
      stopped = last == ending.stopToken();
      if (!stopped) {
        tokens = length < tokens.length ? tokens : Arrays.copyOf(tokens, 2 * length);
        tokens[length++] = last;
      }
    }
    return new Decoded(Arrays.copyOf(tokens, length), logProbability, logProbability, stopped);
  }
}
