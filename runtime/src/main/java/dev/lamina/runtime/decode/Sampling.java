package dev.lamina.runtime.decode;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Draws tokens at random; see {@link Decoding#temperature}, {@link Decoding#topK} and {@link
 * Decoding#topP}. The same seed gives the same tokens, on any machine and Java version.
 */
public final class Sampling implements Decoding {
  final double temperature;
  final int topK;
  final double topP;
  private final long seed;
  private final Ending ending;

  Sampling(double temperature, int topK, double topP, long seed, Ending ending) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the temperature must be above 0 and finite, not %s; greedy() always takes the likeliest token"
              .formatted(temperature));
    }
    if (topK < 1) {
      throw new IllegalArgumentException(
          "the k of top-k must be at least 1 token, not %s".formatted(topK));
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException(
          "the p of top-p must be above 0 and at most 1, not %s".formatted(topP));
    }
    this.temperature = temperature;
    this.topK = topK;
    this.topP = topP;
    this.seed = seed;
    this.ending = ending;
  }

  /** The same with other random numbers; the seed is 0 unless set. */
  public Sampling seed(long number) {
    return new Sampling(temperature, topK, topP, number, ending);
  }

  /** Draws token by token, for loops of one's own. */
  public Sampler sampler() {
    return new Sampler(this, seed);
  }

  @Override
  public <S> List<Decoded> decode(
      StepFunction<S> step, UnaryOperator<S> copy, S state, int... prompt) {
    return List.of(new Generation<>(ending, step, copy.apply(state), prompt).run(sampler()::next));
  }

  @Override
  public int maxLength() {
    return ending.maxLength();
  }

  @Override
  public Sampling maxLength(int tokens) {
    return new Sampling(temperature, topK, topP, seed, ending.maxLength(tokens));
  }

  @Override
  public Sampling stopToken(int token) {
    return new Sampling(temperature, topK, topP, seed, ending.stopToken(token));
  }
}
