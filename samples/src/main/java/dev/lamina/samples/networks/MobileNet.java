package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

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
 * MobileNet for 224x224 images and 1,000 classes: 4,231,976 parameters.
 *
 * <p>Howard et al., MobileNets: efficient convolutional neural networks for mobile vision
 * applications (2017), table 1.
 */
@Network
abstract class MobileNet {
  @Input({3, 224, 224}) Layer image;

  @Conv(filters = 32, kernel = 3, stride = 2, padding = 1, bias = false) @BatchNorm @Relu Layer stem;

  @Separable(filters = 64) Layer separable1;

  @Separable(filters = 128, stride = 2) Layer separable2;

  @Separable(filters = 128) Layer separable3;

  @Separable(filters = 256, stride = 2) Layer separable4;

  @Separable(filters = 256) Layer separable5;

  @Separable(filters = 512, stride = 2) Layer separable6;

  @Separable(filters = 512) @Repeat(5) Layer middle;

  @Separable(filters = 1024, stride = 2) Layer separable12;

  @Separable(filters = 1024) Layer separable13;

  @GlobalAvgPool Layer average;

  @Dense(units = 1000) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer fc;
}
