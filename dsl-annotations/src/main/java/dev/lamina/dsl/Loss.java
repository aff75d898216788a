package dev.lamina.dsl;

/**
 * What an output is trained with. The loss of a batch is the mean over its samples, and within a
 * sample the mean over its places or elements.
 */
public enum Loss {
  /** -log softmax(x)[label]; x are logits (C) or (C, H, W), labels are class numbers. */
  SOFTMAX_CROSS_ENTROPY,
  /** -t log s(x) - (1 - t) log(1 - s(x)), s the logistic function; x are logits, t in 0..1. */
  BINARY_CROSS_ENTROPY,
  /** (x - t)^2. */
  MEAN_SQUARED_ERROR,
  /** |x - t|. */
  L1,
  /** (x - t)^2 / 2 up to a distance of 1, beyond it |x - t| - 1/2 (Huber 1964). */
  HUBER
}
