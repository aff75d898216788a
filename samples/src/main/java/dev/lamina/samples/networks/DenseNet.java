package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.AvgPool;
import dev.lamina.dsl.BatchNorm;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.GlobalAvgPool;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;
import dev.lamina.dsl.Repeat;

/**
 * A small DenseNet for 28x28 pictures in grey and 10 classes: three stages of four layers, each of
 * which sees all before it.
 *
 * <p>Huang et al., Densely connected convolutional networks (2017), with growth rate 12.
 */
@Network
abstract class DenseNet {
  @Input({1, 28, 28}) Layer image;

  @Conv(filters = 16, kernel = 3, padding = 1, bias = false) Layer stem;

  @Dense12 @Repeat(4) Layer dense1;

  @BatchNorm @Relu Layer norm1;

  @Conv(filters = 64, kernel = 1, bias = false) @AvgPool(size = 2) Layer transition1;

  @Dense12 @Repeat(4) Layer dense2;

  @BatchNorm @Relu Layer norm2;

  @Conv(filters = 112, kernel = 1, bias = false) @AvgPool(size = 2) Layer transition2;

  @Dense12 @Repeat(4) Layer dense3;

  @BatchNorm @Relu Layer norm3;

  @GlobalAvgPool Layer average;

  @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer fc;
}
