package dev.lamina.samples.text;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.StepState;
import dev.lamina.runtime.decode.Decoding;
import java.util.function.Supplier;

/**
 * A network that says what comes next, whichever class it has.
 *
 * <pre>
 * HelloModel hello = HelloModel.create(42);
 * new LanguageModel(hello, hello::start, hello::generate);
 * </pre>
 *
 * @param model to be trained
 * @param start the generated method {@code start}
 * @param generation the generated method {@code generate}
 */
public record LanguageModel(Model model, Supplier<StepState> start, Generation generation) {
  /** What the network says after the prompt, which has at least one token. */
  public int[] say(Decoding decoding, int... prompt) {
    return generation.generate(start.get(), decoding, prompt).getFirst().tokens();
  }
}
