package dev.lamina.samples.text;

import dev.lamina.runtime.StepState;
import dev.lamina.runtime.decode.Decoded;
import dev.lamina.runtime.decode.Decoding;
import java.util.List;

/** The generated method {@code generate}, whichever class it is of. */
@FunctionalInterface
public interface Generation {
  /** Decodes what follows the prompt. */
  List<Decoded> generate(StepState state, Decoding decoding, int... prompt);
}
