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
 * ResNet-20 for 32x32 images and 10 classes, with shortcuts that have no parameters.
 *
 * <p>He et al., Deep residual learning for image recognition (2016), section 4.2.
 */
@Network
abstract class ResNet20 {
  @Input({3, 32, 32}) Layer image;

  @Conv(filters = 16, kernel = 3, padding = 1, bias = false) @BatchNorm @Relu Layer stem;

  @PaddedBlock(width = 16) @Repeat(3) Layer layer1;

  @PaddedBlock(width = 32, stride = 2) @Repeat(value = 3, then = "stride = 1") Layer layer2;

  @PaddedBlock(width = 64, stride = 2) @Repeat(value = 3, then = "stride = 1") Layer layer3;

  @GlobalAvgPool Layer average;

  @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) public Layer linear;
}
