package dev.lamina.samples.video;

import static dev.lamina.dsl.Cell.LSTM;
import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.Relu;

/** Sees each frame by convolutions and remembers it, after Donahue et al. 2015. */
@Network
abstract class MotionWatcher {
  @Input(value = {1, Clip.SIDE, Clip.SIDE}, sequence = true)         Layer frame;
  @Conv(filters = 8, kernel = 5, stride = 2, padding = 2) @Relu      Layer edges;
  @Conv(filters = 16, kernel = 3, stride = 2, padding = 1) @Relu     Layer parts;
  @Dense(units = 64) @Relu                                           Layer seen;
  @Recurrent(units = 64, cell = LSTM)                                Layer memory;
  @Dense(units = 5) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer motion;
}
