package dev.lamina.samples.translation;

import static dev.lamina.dsl.Cell.LSTM;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Attention;
import dev.lamina.dsl.Concat;
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
 * The same as {@link Translator}, but each step of the decoder looks at all words of the source,
 * after Luong, Pham and Manning 2015.
 */
@Network
abstract class AttentiveTranslator {
  private static final int WORDS = Translator.WORDS;

  @Tokens(WORDS) @Embedding(units = 96) @Dropout(0.3)              Layer source;
  @Recurrent(units = 128, cell = LSTM)                             Layer encoder;

  @Tokens(WORDS) @Embedding(units = 96) @Dropout(0.3)              Layer target;
  @Recurrent(units = 128, cell = LSTM, initialState = "encoder")   Layer decoder;
  @Attention(over = "encoder") @Concat("decoder")                  Layer context;
  @Dropout(0.3) @Dense(units = 96) @Tanh                           Layer narrowed;
  @Dense(units = WORDS) @Output(loss = SOFTMAX_CROSS_ENTROPY)      Layer next;
}
