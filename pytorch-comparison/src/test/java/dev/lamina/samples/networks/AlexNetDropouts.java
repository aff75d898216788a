package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/** The dropouts of {@link AlexNet} and nothing else. */
@Network
abstract class AlexNetDropouts {
  @Input(4096)                                                   Layer fc6;
  @Dropout(0.5) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer fc6Mask;
  @Input(4096)                                                   Layer fc7;
  @Dropout(0.5) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer fc7Mask;
}
