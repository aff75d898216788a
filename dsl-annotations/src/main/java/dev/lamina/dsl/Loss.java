package dev.lamina.dsl;

/**
 * What an output is trained with. The loss of a batch is the mean over its samples, and within a
 * sample the mean over its places or elements; along a sequence it is the mean over all steps of
 * the batch, padding left out.
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
  HUBER,
  /**
   * Connectionist temporal classification (Graves et al. 2006): along a sequence of T steps with
   * logits (C), -log of the probability of the labels, summed over all ways to place them in order,
   * over their number. Class 0 is the blank. Labels are a row of 1 to C - 1, shorter than the
   * sequence; -1 stands behind the last. Equal neighbours need a step with the blank between them.
   */
  CTC
}
