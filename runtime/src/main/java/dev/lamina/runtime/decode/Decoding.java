package dev.lamina.runtime.decode;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How the next token is chosen from a network's logits, and when to end.
 *
 * <pre>
 * Decoding lively = Decoding.topP(0.9, 0.8).seed(7).maxLength(500);
 * Decoding careful = Decoding.beam(5).lengthPenalty(0.6).stopToken(end).maxLength(60);
 * Decoded best = model.generate(model.encode(sentence), careful, start).getFirst();
 * </pre>
 *
 * <p>A decoding is a value: it has no state of its own and gives the same tokens each time. Unless
 * said otherwise it ends after 100 tokens and knows no stop token.
 */
public sealed interface Decoding permits Greedy, Sampling, BeamSearch {
  /**
   * Decodes one sequence.
   *
   * @param step the network, one token at a time
   * @param copy makes an independent copy of a state; asked once at the start, and by a beam search
   *     each time one hypothesis becomes two
   * @param state where the network starts, left as it is
   * @param prompt tokens that the network is given first, at least one, such as a start token
   * @return the sequences found, the best first: one, or as many as a beam search is wide
   * @throws IllegalArgumentException when a logit is not a number or all tokens are forbidden;
   *     names the place
   */
  <S> List<Decoded> decode(StepFunction<S> step, UnaryOperator<S> copy, S state, int... prompt);

  /** The greatest number of tokens, the stop token included. */
  int maxLength();

  /** The same with another greatest number of tokens. */
  Decoding maxLength(int tokens);

  /** The same with a token that ends the sequence and is no part of it. */
  Decoding stopToken(int token);

  /** Always the likeliest token, of equally likely ones the first. */
  static Greedy greedy() {
    return new Greedy(Ending.DEFAULT);
  }

  /**
   * Draws from the network's distribution after dividing logits by the temperature: 1 leaves it as
   * it is, less makes likely tokens likelier, more makes all alike.
   *
   * @param temperature above 0
   */
  static Sampling temperature(double temperature) {
    return new Sampling(temperature, Integer.MAX_VALUE, 1, 0, Ending.DEFAULT);
  }

  /**
   * Draws from the {@code k} likeliest tokens (Fan, Lewis, Dauphin 2018).
   *
   * @param k at least 1
   * @param temperature above 0, see {@link #temperature}
   */
  static Sampling topK(int k, double temperature) {
    return new Sampling(temperature, k, 1, 0, Ending.DEFAULT);
  }

  /**
   * Draws from the fewest likeliest tokens whose probabilities at this temperature sum to at least
   * {@code p}, the nucleus (Holtzman, Buys, Du, Forbes, Choi 2020).
   *
   * @param p above 0, at most 1
   * @param temperature above 0, see {@link #temperature}
   */
  static Sampling topP(double p, double temperature) {
    return new Sampling(temperature, Integer.MAX_VALUE, p, 0, Ending.DEFAULT);
  }

  /**
   * Follows the {@code width} likeliest beginnings at once.
   *
   * @param width at least 1; 1 is greedy but for the choice of the end
   */
  static BeamSearch beam(int width) {
    return new BeamSearch(width, 0, Ending.DEFAULT);
  }
}
