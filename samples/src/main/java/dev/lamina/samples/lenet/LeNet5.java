package dev.lamina.samples.lenet;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.AvgPool;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Tanh;

/**
 * LeNet-5: two convolutions, each with an average pool, and three dense layers, with tanh between.
 *
 * <p>LeCun, Bottou, Bengio and Haffner, Gradient-based learning applied to document recognition
 * (1998), with the changes that became usual since: c3 reads every map of s2, pools have no trained
 * factor, and the last layer gives logits for a softmax in place of radial basis functions.
 */
@Network
abstract class LeNet5 {
  @Input({1, 28, 28})                                      Layer image;
  @Conv(filters = 6, kernel = 5, padding = 2) @Tanh        Layer c1;
  @AvgPool(size = 2)                                       Layer s2;
  @Conv(filters = 16, kernel = 5) @Tanh                    Layer c3;
  @AvgPool(size = 2)                                       Layer s4;
  @Dense(units = 120) @Tanh                                Layer c5;
  @Dense(units = 84) @Tanh                                 Layer f6;
  @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer digit;
}
