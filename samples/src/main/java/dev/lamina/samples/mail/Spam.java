package dev.lamina.samples.mail;

import static dev.lamina.dsl.Cell.GRU;
import static dev.lamina.dsl.Init.XAVIER_UNIFORM;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.LayerNorm;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tokens;

/** Reads a mail from both ends and says whether it is wanted (0) or spam (1). */
@Network
abstract class Spam {
  /** The most words that the network knows. */
  static final int WORDS = 8000;

  @Tokens(WORDS)
  @Embedding(units = 64, padding = 0, init = XAVIER_UNIFORM)
  @Dropout(0.4)
  Layer word;

  @Recurrent(units = 48, cell = GRU, bidirectional = true)
  Layer context;

  @Sum(units = 96)
  @LayerNorm
  @Dropout(0.4)
  Layer mail;

  @Dense(units = 2)
  @Output(loss = SOFTMAX_CROSS_ENTROPY)
  Layer verdict;
}
