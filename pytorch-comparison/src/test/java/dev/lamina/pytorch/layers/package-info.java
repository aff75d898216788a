/**
 * A network for each family of layers, each with the same network in PyTorch beside it. Every layer
 * stands behind a trained one, whose gradients show whether the gradient of its input is right.
 */
@NullMarked
package dev.lamina.pytorch.layers;

import org.jspecify.annotations.NullMarked;
