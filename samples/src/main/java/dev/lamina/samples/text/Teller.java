package dev.lamina.samples.text;

import dev.lamina.runtime.StepState;
import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Vocabulary;

/**
 * A network that says a sentence about what it has seen or read.
 *
 * @param words that it says, with start and end
 * @param longest most words of a sentence
 * @param generation the generated method {@code generate}
 */
public record Teller(Vocabulary words, int longest, Generation generation) {
  /** The sentence that this way of decoding finds, from what the network knows. */
  public String tell(StepState known, Decoding decoding) {
    Decoding whole = decoding.stopToken(words.id(Special.END)).maxLength(longest);
    int start = words.id(Special.START);
    return words.decode(generation.generate(known, whole, start).getFirst().tokens());
  }
}
