package dev.lamina.runtime.text;

/**
 * Tokens that stand for no text of their own. Those that a vocabulary has come first in it, in this
 * order.
 */
public enum Special {
  /** Fills short sequences of a batch; its id is 0 wherever it exists. */
  PADDING("<pad>"),
  /** Stands for each token that the vocabulary does not have. */
  UNKNOWN("<unk>"),
  /** What a network is given before the first token. */
  START("<s>"),
  /** What a network says after the last token. */
  END("</s>");

  private final String token;

  Special(String token) {
    this.token = token;
  }

  /** The token where the user names no other. */
  public String token() {
    return token;
  }
}
