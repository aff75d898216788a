package dev.lamina.runtime.decode;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Follows the likeliest beginnings of a sequence at once, and orders what they end in by
 *
 * <pre>
 * score = log P / ((5 + L)^alpha / 6^alpha)
 * </pre>
 *
 * <p>of Wu et al. 2016 ("Google's Neural Machine Translation System", equation 14), where {@code L}
 * is the number of tokens, the stop token included. Each step takes every beginning that is still
 * followed on by every token. Those that end are results; of the others the {@code width} likeliest
 * are followed. The search ends early once nothing can enter the results any more. Sequences that
 * the greatest length cut off are results too, by the same score.
 */
public final class BeamSearch implements Decoding {
  final int width;
  final Ending ending;
  private final double lengthPenalty;

  BeamSearch(int width, double lengthPenalty, Ending ending) {
    if (width < 1) {
      throw new IllegalArgumentException("a beam must be at least 1 wide, not " + width);
    }
    if (!(lengthPenalty >= 0 && lengthPenalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the length penalty must be at least 0 and finite, not %s; more favours longer sequences"
              .formatted(lengthPenalty));
    }
    this.width = width;
    this.lengthPenalty = lengthPenalty;
    this.ending = ending;
  }

  /**
   * The same with another exponent: 0, the default, orders by probability alone, which favours
   * short sequences; 0.6 to 1 is common in translation.
   */
  public BeamSearch lengthPenalty(double alpha) {
    return new BeamSearch(width, alpha, ending);
  }

  double score(double logProbability, int length) {
    return logProbability / Math.pow((5.0 + length) / 6, lengthPenalty);
  }

  @Override
  public <S> List<Decoded> decode(
      StepFunction<S> step, UnaryOperator<S> copy, S state, int... prompt) {
    return new Beam<>(this, step, copy).run(copy.apply(state), prompt);
  }

  @Override
  public int maxLength() {
    return ending.maxLength();
  }

  @Override
  public BeamSearch maxLength(int tokens) {
    return new BeamSearch(width, lengthPenalty, ending.maxLength(tokens));
  }

  @Override
  public BeamSearch stopToken(int token) {
    return new BeamSearch(width, lengthPenalty, ending.stopToken(token));
  }
}
