package example.xor;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/** The smallest network that a single layer cannot replace: are two bits different? */
@Network
abstract class Xor {
  @Input(2)                                               Layer bits;
  @Dense(units = 8) @Tanh                                 Layer hidden;
  @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer different;
}
