package dev.lamina.runtime.text;

import java.util.List;
import java.util.Locale;

/** A tokenizer of the text in lower case. */
record LowerCase(Tokenizer tokenizer) implements Tokenizer {
  @Override
  public List<String> split(String text) {
    return tokenizer.split(text.toLowerCase(Locale.ROOT));
  }

  @Override
  public String join(List<String> tokens) {
    return tokenizer.join(tokens);
  }

  @Override
  public Tokenizer lowerCase() {
    return this;
  }
}
