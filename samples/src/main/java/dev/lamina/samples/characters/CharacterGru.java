package dev.lamina.samples.characters;

import static dev.lamina.dsl.Cell.GRU;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tokens;

/** {@link CharacterLstm} with a GRU: three gates in place of four, and one state in place of two. */
@Network
abstract class CharacterGru {
  @Tokens(CharacterLstm.CHARACTERS)
  @Embedding(units = 64)
  Layer character;

  @Recurrent(units = 256, cell = GRU)
  Layer memory;

  @Dense(units = CharacterLstm.CHARACTERS)
  @Output(loss = SOFTMAX_CROSS_ENTROPY)
  Layer next;
}
