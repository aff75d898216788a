package dev.lamina.samples.speech;

import static dev.lamina.dsl.Cell.GRU;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.dsl.Returns.LAST;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Relu;

/** Many to one: which of the ten words a sound is. A step is 20 ms of a mel spectrogram. */
@Network
abstract class SpokenDigit {
  @Input(value = 64, sequence = true)
  @Dropout(0.1)
  Layer sound;

  @Dense(units = 48)
  @Relu
  Layer heard;

  @Recurrent(units = 48, cell = GRU, bidirectional = true, returns = LAST)
  @Dropout(0.3)
  Layer word;

  @Dense(units = 10)
  @Output(loss = SOFTMAX_CROSS_ENTROPY)
  Layer digit;
}
