package dev.lamina.dsl;

/** What a {@link Residual} block applies to its joined value; see the annotation of each name. */
public enum Activation {
  NONE,
  /** {@link Relu}. */
  RELU,
  /** {@link LeakyRelu} with its usual slope. */
  LEAKY_RELU,
  /** {@link Elu} with its usual alpha. */
  ELU,
  /** {@link Gelu}. */
  GELU,
  /** {@link Silu}. */
  SILU,
  /** {@link Sigmoid}. */
  SIGMOID,
  /** {@link Tanh}. */
  TANH,
  /** {@link HardSigmoid}. */
  HARD_SIGMOID,
  /** {@link Softplus}. */
  SOFTPLUS
}
