package dev.lamina.samples.networks;

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
 * LeNet-5 in the form of 1998: tanh, average pools. Its trained pools, partial connections and radial
 * basis functions are what today's layers are: pools without weights, full connections, softmax.
 *
 * <p>LeCun et al., Gradient-based learning applied to document recognition (1998).
 */
@Network
abstract class LeNet5AsPublished {
  @Input({1, 32, 32}) Layer image;

  @Conv(filters = 6, kernel = 5) @Tanh Layer c1;

  @AvgPool(size = 2) Layer s2;

  @Conv(filters = 16, kernel = 5) @Tanh Layer c3;

  @AvgPool(size = 2) Layer s4;

  @Conv(filters = 120, kernel = 5) @Tanh Layer c5;

  @Dense(units = 84) @Tanh Layer f6;

  @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer digit;
}
