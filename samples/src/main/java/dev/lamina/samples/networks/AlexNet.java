package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Lrn;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;

/**
 * AlexNet as published, for 227x227 images and 1,000 classes: 60,965,224 parameters. The two groups
 * of the second, fourth and fifth convolution are what once ran on two graphics cards.
 *
 * <p>Krizhevsky, Sutskever and Hinton, ImageNet classification with deep convolutional neural
 * networks (2012).
 */
@Network
abstract class AlexNet {
  @Input({3, 227, 227}) Layer image;

  @Conv(filters = 96, kernel = 11, stride = 4) @Relu @Lrn Layer conv1;

  @MaxPool(size = 3, stride = 2) Layer pool1;

  @Conv(filters = 256, kernel = 5, padding = 2, groups = 2) @Relu @Lrn Layer conv2;

  @MaxPool(size = 3, stride = 2) Layer pool2;

  @Conv(filters = 384, kernel = 3, padding = 1) @Relu Layer conv3;

  @Conv(filters = 384, kernel = 3, padding = 1, groups = 2) @Relu Layer conv4;

  @Conv(filters = 256, kernel = 3, padding = 1, groups = 2) @Relu Layer conv5;

  @MaxPool(size = 3, stride = 2) Layer pool5;

  @Dense(units = 4096) @Relu @Dropout(0.5) Layer fc6;

  @Dense(units = 4096) @Relu @Dropout(0.5) Layer fc7;

  @Dense(units = 1000) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer fc8;
}
