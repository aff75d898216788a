package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;
import dev.lamina.dsl.Relu;

/**
 * VGG-16 for 224x224 images and 1,000 classes: 138,357,544 parameters.
 *
 * <p>Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition
 * (2015), table 1, column D.
 */
@Network
abstract class Vgg16 {
  @Input({3, 224, 224}) Layer image;

  @Conv(filters = 64, kernel = 3, padding = 1) @Relu Layer conv1x1;

  @Conv(filters = 64, kernel = 3, padding = 1) @Relu Layer conv1x2;

  @MaxPool(size = 2) Layer pool1;

  @Conv(filters = 128, kernel = 3, padding = 1) @Relu Layer conv2x1;

  @Conv(filters = 128, kernel = 3, padding = 1) @Relu Layer conv2x2;

  @MaxPool(size = 2) Layer pool2;

  @Conv(filters = 256, kernel = 3, padding = 1) @Relu Layer conv3x1;

  @Conv(filters = 256, kernel = 3, padding = 1) @Relu Layer conv3x2;

  @Conv(filters = 256, kernel = 3, padding = 1) @Relu Layer conv3x3;

  @MaxPool(size = 2) Layer pool3;

  @Conv(filters = 512, kernel = 3, padding = 1) @Relu Layer conv4x1;

  @Conv(filters = 512, kernel = 3, padding = 1) @Relu Layer conv4x2;

  @Conv(filters = 512, kernel = 3, padding = 1) @Relu Layer conv4x3;

  @MaxPool(size = 2) Layer pool4;

  @Conv(filters = 512, kernel = 3, padding = 1) @Relu Layer conv5x1;

  @Conv(filters = 512, kernel = 3, padding = 1) @Relu Layer conv5x2;

  @Conv(filters = 512, kernel = 3, padding = 1) @Relu Layer conv5x3;

  @MaxPool(size = 2) Layer pool5;

  @Dense(units = 4096) @Relu @Dropout(0.5) Layer fc6;

  @Dense(units = 4096) @Relu @Dropout(0.5) Layer fc7;

  @Dense(units = 1000) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer fc8;
}
