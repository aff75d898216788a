package dev.lamina.samples.cli;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/** A network that is trained in no time. */
@Network
abstract class Points {
  @Input(2)                                               Layer point;
  @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer side;
}
