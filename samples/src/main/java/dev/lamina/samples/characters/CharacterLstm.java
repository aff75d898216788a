package dev.lamina.samples.characters;

import static dev.lamina.dsl.Cell.LSTM;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tokens;

/** Says which of up to 128 characters comes next: after Karpathy's char-rnn (2015), with an LSTM. */
@Network
abstract class CharacterLstm {
  /** Size of the vocabulary; characters that do not fit into it become one, the unknown. */
  static final int CHARACTERS = 128;

  @Tokens(CHARACTERS)
  @Embedding(units = 64)
  Layer character;

  @Recurrent(units = 256, cell = LSTM)
  Layer memory;

  @Dense(units = CHARACTERS)
  @Output(loss = SOFTMAX_CROSS_ENTROPY)
  Layer next;
}
