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
 * AlexNet without groups and local response normalisation, for 224x224 images: the network that
 * torchvision calls {@code alexnet}, 61,100,840 parameters.
 *
 * <p>Krizhevsky, One weird trick for parallelizing convolutional neural networks (2014).
 */
@Network
abstract class AlexNetOneTower {
  @Input({3, 224, 224}) Layer image;

  @Conv(filters = 64, kernel = 11, stride = 4, padding = 2) @Relu Layer conv1;

  @MaxPool(size = 3, stride = 2) Layer pool1;

  @Conv(filters = 192, kernel = 5, padding = 2) @Relu Layer conv2;

  @MaxPool(size = 3, stride = 2) Layer pool2;

  @Conv(filters = 384, kernel = 3, padding = 1) @Relu Layer conv3;

  @Conv(filters = 256, kernel = 3, padding = 1) @Relu Layer conv4;

  @Conv(filters = 256, kernel = 3, padding = 1) @Relu Layer conv5;

  @MaxPool(size = 3, stride = 2) @Dropout(0.5) Layer pool5;

  @Dense(units = 4096) @Relu @Dropout(0.5) Layer fc6;

  @Dense(units = 4096) @Relu Layer fc7;

  @Dense(units = 1000) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer fc8;
}
