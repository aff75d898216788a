package dev.lamina.runtime.decode;

/** When a sequence ends. */
final class Ending {
  static final int NONE = -1;
  static final Ending DEFAULT = new Ending(100, NONE);

  private final int maxLength;
  private final int stopToken;

  private Ending(int maxLength, int stopToken) {
    if (maxLength < 1) {
      throw new IllegalArgumentException(
          "the greatest length must be at least 1, not " + maxLength);
    }
    this.maxLength = maxLength;
    this.stopToken = stopToken;
  }

  /** Greatest number of tokens, the stop token included. */
  int maxLength() {
    return maxLength;
  }

  /** The token that ends it, {@link #NONE} if there is none. */
  int stopToken() {
    return stopToken;
  }

  Ending maxLength(int length) {
    return new Ending(length, stopToken);
  }

  Ending stopToken(int token) {
    if (token < 0) {
      throw new IllegalArgumentException("the stop token must be at least 0, not " + token);
    }
    return new Ending(maxLength, token);
  }

  /** The logits of a step, if the stop token is among them. */
  float[] require(float[] logits) {
    if (stopToken >= logits.length) {
      throw new IllegalArgumentException(
          "the stop token must be one of the network's %s tokens, from 0 on, not %s"
              .formatted(logits.length, stopToken));
    }
    return logits;
  }
}
