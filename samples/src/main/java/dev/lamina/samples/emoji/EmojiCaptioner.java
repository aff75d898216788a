package dev.lamina.samples.emoji;

import static dev.lamina.dsl.Cell.GRU;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.BatchNorm;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Relu;
import dev.lamina.dsl.Tanh;
import dev.lamina.dsl.Tokens;

/** Says whom a small coloured picture shows: convolutions, and a GRU that starts from what they see. */
@Network
abstract class EmojiCaptioner {
  /** Words of all captions, with one for the start and one for the end. */
  static final int WORDS = 98;

  @Input({3, Emoji.SIDE, Emoji.SIDE})                                              Layer picture;
  @Conv(filters = 16, kernel = 5, padding = 2) @BatchNorm @Relu @MaxPool(size = 2) Layer edges;
  @Conv(filters = 32, kernel = 3, padding = 1) @BatchNorm @Relu @MaxPool(size = 2) Layer parts;
  @Conv(filters = 48, kernel = 3, padding = 1) @BatchNorm @Relu @MaxPool(size = 2) Layer shapes;
  @Conv(filters = 64, kernel = 3, padding = 1) @BatchNorm @Relu @MaxPool(size = 2) @Dropout(0.3) Layer things;
  @Dense(units = 192) @Tanh Layer seen;

  @Tokens(WORDS) @Embedding(units = 32)                                            Layer word;
  @Recurrent(units = 192, cell = GRU, initialState = "seen")                       Layer sentence;
  @Dense(units = WORDS) @Output(loss = SOFTMAX_CROSS_ENTROPY)                      Layer next;
}
