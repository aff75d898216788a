package dev.lamina.samples.speech;

import static dev.lamina.dsl.Loss.CTC;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Relu;

/**
 * Many to many without an alignment: the letters of what is said, of {@link Spelling}; nobody tells
 * the network where in the sound they are.
 */
@Network
abstract class SpelledDigits {
  @Input(value = 64, sequence = true)
  @Dropout(0.1)
  Layer sound;

  @Dense(units = 64)
  @Relu
  Layer heard;

  @Recurrent(units = 64, bidirectional = true)
  @Dropout(0.2)
  Layer context;

  @Dense(units = 17)
  @Output(loss = CTC)
  Layer letters;
}
