package dev.lamina.samples.strokes;

import static dev.lamina.dsl.Cell.GRU;
import static dev.lamina.dsl.Loss.MEAN_SQUARED_ERROR;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Tanh;

/**
 * Draws a curve: told what is wanted, it says step by step where the pen goes next, from where it
 * went before. After Graves 2013, with plain regression in the place of his mixtures.
 */
@Network
abstract class Pen {
  @Input(Curve.WISH)                                         Layer wish;
  @Dense(units = 96) @Tanh                                   Layer intention;

  @Input(value = Curve.STEP, sequence = true)                Layer before;
  @Recurrent(units = 96, cell = GRU, initialState = "intention") Layer hand;
  @Dense(units = Curve.STEP) @Output(loss = MEAN_SQUARED_ERROR) Layer after;
}
