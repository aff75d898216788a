package dev.lamina.dsl;

/** How well a query q fits a step m of the memory that {@link Attention} looks over. */
public enum Score {
  /** {@code q . m} (Luong et al. 2015); both have the same size. */
  DOT,
  /** {@code q . m / sqrt(D)}, D their size (Vaswani et al. 2017). */
  SCALED_DOT,
  /** {@code v . tanh(Q q + M m)} with trained Q, M and v (Bahdanau et al. 2015). */
  ADDITIVE
}
