package dev.lamina.samples.translation;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.StepState;
import dev.lamina.samples.text.Generation;
import java.util.function.Function;

/**
 * A network that translates, whichever class it has.
 *
 * @param model to be trained
 * @param encoder makes the state of a source: the generated method of the model
 * @param generation says the target: the generated method of the model
 */
record Translation(Model model, Function<int[], StepState> encoder, Generation generation) {}
