package dev.lamina.samples.translation;

import static dev.lamina.dsl.Cell.LSTM;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.dsl.Returns.LAST;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tanh;
import dev.lamina.dsl.Tokens;

/**
 * Translates with nothing but the state in which the encoder ends, after Sutskever, Vinyals and Le
 * 2014: a whole sentence has to fit into it.
 */
@Network
abstract class Translator {
  /** The most words that the network knows of each language. */
  static final int WORDS = 2500;

  @Tokens(WORDS) @Embedding(units = 96) @Dropout(0.3)              Layer source;
  @Recurrent(units = 128, cell = LSTM, returns = LAST)             Layer encoder;

  @Tokens(WORDS) @Embedding(units = 96) @Dropout(0.3)              Layer target;
  @Recurrent(units = 128, cell = LSTM, initialState = "encoder")   Layer decoder;
  @Dropout(0.3) @Dense(units = 96) @Tanh                           Layer narrowed;
  @Dense(units = WORDS) @Output(loss = SOFTMAX_CROSS_ENTROPY)      Layer next;
}
