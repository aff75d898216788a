/**
 * Compares generated models with PyTorch. Enters: a network as a user declares it, and beside it
 * the same network as PyTorch code. Both get the same weights and samples, and must give the same
 * values, losses, gradients and trained weights.
 */
@NullMarked
package dev.lamina.pytorch;

import org.jspecify.annotations.NullMarked;
