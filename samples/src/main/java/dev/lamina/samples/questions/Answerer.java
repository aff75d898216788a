package dev.lamina.samples.questions;

import static dev.lamina.dsl.Cell.GRU;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.dsl.Returns.LAST;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tokens;

/**
 * Answers a question about a story. One network encodes the question; another reads the story from
 * the state in which the first has ended, and so knows what to look for.
 */
@Network
abstract class Answerer {
  /** Words of stories and questions. */
  static final int WORDS = 20;

  @Tokens(WORDS) @Embedding(units = 32)                                             Layer question;
  @Recurrent(units = 64, cell = GRU, returns = LAST)                                Layer asked;

  @Tokens(WORDS) @Embedding(units = 32)                                             Layer story;
  @Recurrent(units = 64, cell = GRU, initialState = "asked", returns = LAST)        Layer understood;
  @Dense(units = 6) @Output(loss = SOFTMAX_CROSS_ENTROPY)                           Layer answer;
}
