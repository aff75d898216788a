/** Answers of a ResNet-20 that was trained on CIFAR-10 in PyTorch, beside PyTorch's own. */
@NullMarked
package dev.lamina.samples.cifar;

import org.jspecify.annotations.NullMarked;
