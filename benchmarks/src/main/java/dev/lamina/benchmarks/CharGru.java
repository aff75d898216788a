package dev.lamina.benchmarks;

import static dev.lamina.dsl.Cell.GRU;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Embedding;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tokens;

/** A model of 65 characters with GRU cells of 256 units. */
@Network
abstract class CharGru {
  @Tokens(65) @Embedding(units = 64)                        Layer character;
  @Recurrent(units = 256, cell = GRU)                       Layer memory;
  @Dense(units = 65) @Output(loss = SOFTMAX_CROSS_ENTROPY)  Layer next;
}
