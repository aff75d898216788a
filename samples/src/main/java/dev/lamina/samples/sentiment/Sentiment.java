package dev.lamina.samples.sentiment;

import static dev.lamina.dsl.Cell.LSTM;
import static dev.lamina.dsl.Init.XAVIER_UNIFORM;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.dsl.Returns.LAST;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tokens;

/** Reads a sentence from both ends and says whether it complains (0) or praises (1). */
@Network
abstract class Sentiment {
  /** The most words that the network knows. */
  static final int WORDS = 4000;

  @Tokens(WORDS)
  @Embedding(units = 64, padding = 0, init = XAVIER_UNIFORM)
  @Dropout(0.5)
  Layer word;

  @Recurrent(units = 32, cell = LSTM, bidirectional = true, returns = LAST)
  @Dropout(0.5)
  Layer sentence;

  @Dense(units = 2)
  @Output(loss = SOFTMAX_CROSS_ENTROPY)
  Layer mood;
}
