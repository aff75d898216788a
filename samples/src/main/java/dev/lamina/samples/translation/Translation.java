package dev.lamina.samples.translation;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.StepState;
import dev.lamina.runtime.decode.Decoded;
import dev.lamina.runtime.decode.Decoding;
import java.util.List;
import java.util.function.Function;

/**
 * A network that translates, whichever class it has.
 *
 * @param model to be trained
 * @param encoder makes the state of a source: the generated method of the model
 * @param generation says the target: the generated method of the model
 */
record Translation(Model model, Function<int[], StepState> encoder, Generation generation) {
  /** The generated method {@code generate}. */
  @FunctionalInterface
  interface Generation {
    /** Decodes what follows the prompt. */
    List<Decoded> generate(StepState state, Decoding decoding, int... prompt);
  }

  /** The target words for these source words. */
  int[] translate(int[] source, Decoding decoding, int start) {
    return generation.generate(encoder.apply(source), decoding, start).getFirst().tokens();
  }
}
