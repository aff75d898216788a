package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.From;
import dev.lamina.dsl.GlobalAvgPool;
import dev.lamina.dsl.Inception;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Lrn;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;

/**
 * GoogLeNet as published, for 224x224 images and 1,000 classes: 6,998,552 parameters, and in
 * training two auxiliary heads with 6,379,728 more, whose losses count 0.3 each.
 *
 * <p>Szegedy et al., Going deeper with convolutions (2015), table 1.
 */
@Network
abstract class GoogLeNet {
  @Input({3, 224, 224}) Layer image;

  @Conv(filters = 64, kernel = 7, stride = 2, padding = 3) @Relu Layer conv1;

  @MaxPool(size = 3, stride = 2, ceilMode = true) @Lrn Layer pool1;

  @Conv(filters = 64, kernel = 1) @Relu Layer reduce2;

  @Conv(filters = 192, kernel = 3, padding = 1) @Relu @Lrn Layer conv2;

  @MaxPool(size = 3, stride = 2, ceilMode = true) Layer pool2;

  @Inception(one = 64, reduce3 = 96, three = 128, reduce5 = 16, five = 32, pooled = 32) Layer inception3a;

  @Inception(one = 128, reduce3 = 128, three = 192, reduce5 = 32, five = 96, pooled = 64) Layer inception3b;

  @MaxPool(size = 3, stride = 2, ceilMode = true) Layer pool3;

  @Inception(one = 192, reduce3 = 96, three = 208, reduce5 = 16, five = 48, pooled = 64) Layer inception4a;

  @AuxiliaryHead @Output(loss = SOFTMAX_CROSS_ENTROPY, weight = 0.3, auxiliaryTo = "fc") Layer auxiliary1;

  @From("inception4a") @Inception(one = 160, reduce3 = 112, three = 224, reduce5 = 24, five = 64, pooled = 64) Layer inception4b;

  @Inception(one = 128, reduce3 = 128, three = 256, reduce5 = 24, five = 64, pooled = 64) Layer inception4c;

  @Inception(one = 112, reduce3 = 144, three = 288, reduce5 = 32, five = 64, pooled = 64) Layer inception4d;

  @AuxiliaryHead @Output(loss = SOFTMAX_CROSS_ENTROPY, weight = 0.3, auxiliaryTo = "fc") Layer auxiliary2;

  @From("inception4d") @Inception(one = 256, reduce3 = 160, three = 320, reduce5 = 32, five = 128, pooled = 128) Layer inception4e;

  @MaxPool(size = 3, stride = 2, ceilMode = true) Layer pool4;

  @Inception(one = 256, reduce3 = 160, three = 320, reduce5 = 32, five = 128, pooled = 128) Layer inception5a;

  @Inception(one = 384, reduce3 = 192, three = 384, reduce5 = 48, five = 128, pooled = 128) Layer inception5b;

  @GlobalAvgPool @Dropout(0.4) Layer average;

  @Dense(units = 1000) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer fc;
}
