package dev.lamina.pytorch.layers;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/** The dropouts of {@link Dropouts} and nothing else. */
@Network
abstract class DropoutMasks {
  @Input({5, 13, 7})                                             Layer front;
  @Dropout(0.2) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer frontMask;
  @Input(31)                                                     Layer hidden;
  @Dropout(0.6) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer droppedMask;
}
