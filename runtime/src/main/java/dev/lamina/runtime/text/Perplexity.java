package dev.lamina.runtime.text;

/**
 * How surprised a language model is: the mean cross-entropy of its tokens, H nats, as a perplexity
 * {@code exp(H)} or in bits, {@code H / ln 2}. Losses of Lamina's softmax outputs are in nats. A
 * model that finds {@code n} tokens equally likely has the perplexity {@code n}.
 */
public final class Perplexity {
  private double nats;
  private long tokens;

  /** Of no tokens yet. */
  public Perplexity() {}

  /** The perplexity, {@code exp(nats)}, of a mean cross-entropy in nats per token. */
  public static double ofNats(double nats) {
    return Math.exp(requireNats(nats));
  }

  /**
   * Bits of that many nats. With a mean per token of a vocabulary of characters these are the bits
   * per character that papers give.
   */
  public static double bitsOfNats(double nats) {
    return requireNats(nats) / Math.log(2);
  }

  private static double requireNats(double nats) {
    if (!(nats >= 0)) {
      throw new IllegalArgumentException(
          "a cross-entropy must be at least 0 nats, not %s; is this another loss?".formatted(nats));
    }
    return nats;
  }

  /**
   * Counts a batch.
   *
   * @param nats its mean cross-entropy, in nats per token
   * @param tokens the tokens that the mean is over, padding left out
   */
  public void add(double nats, long tokens) {
    if (tokens < 0) {
      throw new IllegalArgumentException("there are no " + tokens + " tokens");
    }
    this.nats += requireNats(nats) * tokens;
    this.tokens += tokens;
  }

  /** Mean cross-entropy over all tokens, in nats; NaN when nothing was counted. */
  public double nats() {
    return nats / tokens;
  }

  /** The perplexity per token; NaN when nothing was counted. */
  public double value() {
    return Math.exp(nats());
  }

  /** Bits per token; NaN when nothing was counted. */
  public double bitsPerToken() {
    return nats() / Math.log(2);
  }

  /**
   * Bits per character where tokens are longer than that, so that models of different vocabularies
   * can be compared.
   *
   * @param characters the number of characters that the tokens counted stand for
   */
  public double bitsPerCharacter(long characters) {
    if (characters < 1) {
      throw new IllegalArgumentException(
          "bits per character need at least 1 character, not " + characters);
    }
    return nats / Math.log(2) / characters;
  }
}
