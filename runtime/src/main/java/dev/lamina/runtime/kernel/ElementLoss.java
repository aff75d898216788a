package dev.lamina.runtime.kernel;

/** Losses that compare a prediction x with a target t element by element; the mean is taken. */
public enum ElementLoss {
  /** (x - t)^2. */
  MEAN_SQUARED_ERROR,
  /** |x - t|; gradient 0 where equal. */
  L1,
  /** (x - t)^2 / 2 up to a distance of 1, then |x - t| - 1/2. */
  HUBER,
  /** -t log s(x) - (1 - t) log(1 - s(x)), s the logistic function; x is a logit, t in 0..1. */
  BINARY_CROSS_ENTROPY
}
