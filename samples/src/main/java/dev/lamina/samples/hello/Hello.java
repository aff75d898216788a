package dev.lamina.samples.hello;

import static dev.lamina.dsl.Cell.RNN;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.OneHot;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tokens;

/**
 * Says which of four letters comes next, as in the lecture of Stanford's CS231n:
 *
 * <pre>
 * h[t] = tanh(W_hh h[t-1] + W_xh x[t])
 * y[t] = W_hy h[t]
 * </pre>
 */
@Network
abstract class Hello {
  @Tokens(4)
  @OneHot
  Layer letter;

  @Recurrent(units = 3, cell = RNN, bias = false)
  Layer memory;

  @Dense(units = 4, bias = false)
  @Output(loss = SOFTMAX_CROSS_ENTROPY)
  Layer next;
}
