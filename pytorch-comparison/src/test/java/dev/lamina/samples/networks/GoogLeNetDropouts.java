package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/** The dropouts of {@link GoogLeNet} and nothing else. */
@Network
abstract class GoogLeNetDropouts {
  @Input(1024)                                                   Layer auxiliary1;
  @Dropout(0.7) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer auxiliary1Mask;
  @Input(1024)                                                   Layer auxiliary2;
  @Dropout(0.7) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer auxiliary2Mask;
  @Input(1024)                                                   Layer average;
  @Dropout(0.4) @Output(loss = SOFTMAX_CROSS_ENTROPY)            Layer averageMask;
}
