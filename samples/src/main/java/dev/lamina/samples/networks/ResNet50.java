package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.BatchNorm;
import dev.lamina.dsl.Bottleneck;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.GlobalAvgPool;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;
import dev.lamina.dsl.Repeat;

/**
 * ResNet-50 for 224x224 images and 1,000 classes: 25,557,032 parameters.
 *
 * <p>He et al., Deep residual learning for image recognition (2016), table 1.
 */
@Network
abstract class ResNet50 {
  @Input({3, 224, 224}) Layer image;

  @Conv(filters = 64, kernel = 7, stride = 2, padding = 3, bias = false)
  @BatchNorm
  @Relu
  Layer stem;

  @MaxPool(size = 3, stride = 2, padding = 1) Layer pool;

  @Bottleneck(width = 64) @Repeat(3) Layer layer1;

  @Bottleneck(width = 128, stride = 2) @Repeat(value = 4, then = "stride = 1") Layer layer2;

  @Bottleneck(width = 256, stride = 2) @Repeat(value = 6, then = "stride = 1") Layer layer3;

  @Bottleneck(width = 512, stride = 2) @Repeat(value = 3, then = "stride = 1") Layer layer4;

  @GlobalAvgPool Layer average;

  @Dense(units = 1000) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer fc;
}
