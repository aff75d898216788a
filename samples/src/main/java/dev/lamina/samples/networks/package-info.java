/**
 * The classics, each as a class to read: AlexNet, GoogLeNet, VGG-16, ResNets, MobileNet, and a
 * small DenseNet and U-Net. {@code docs/networks.md} shows them as pictures.
 */
@NullMarked
package dev.lamina.samples.networks;

import org.jspecify.annotations.NullMarked;
