package dev.lamina.runtime.decode;

/**
 * A network that runs one token at a time. A model's own {@code generate} makes one of its {@code
 * step}, which answers probabilities.
 *
 * @param <S> what the network remembers between tokens, such as the states of its LSTMs
 */
@FunctionalInterface
public interface StepFunction<S> {
  /**
   * Takes a token, changes the state accordingly and says how likely each token is to come next.
   *
   * @return a logit for each token: the logarithm of its probability, up to a constant that all
   *     share; {@code -infinity} forbids a token. It may be the same array at each step: it is read
   *     before the next step, and never written to.
   */
  float[] step(S state, int token);
}
