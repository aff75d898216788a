package dev.lamina.samples.hello;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.OneHot;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tokens;

/** {@link Hello} with {@link LectureCell} in place of the built-in cell. */
@Network
abstract class HelloOwnCell {
  @Tokens(4)
  @OneHot
  Layer letter;

  @LectureCell(units = 3)
  Layer memory;

  @Dense(units = 4, bias = false)
  @Output(loss = SOFTMAX_CROSS_ENTROPY)
  Layer next;
}
