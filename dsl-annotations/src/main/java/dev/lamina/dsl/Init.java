package dev.lamina.dsl;

/**
 * How the parameters of a layer start. Numbers follow from the model's seed.
 *
 * <p>The fan in is the number of inputs that one output sums over, the fan out the number of
 * outputs that one input goes to; the layer's page gives both. Except for {@link #DEFAULT} biases
 * start at 0.
 */
public enum Init {
  /** Weight and bias uniform in +-1/sqrt(fan in), as PyTorch starts its layers. */
  DEFAULT,
  /** Normal with deviation sqrt(2 / fan in); for rectifiers (He et al. 2015). */
  HE_NORMAL,
  /** Uniform in +-sqrt(6 / fan in); for rectifiers (He et al. 2015). */
  HE_UNIFORM,
  /** Normal with deviation sqrt(2 / (fan in + fan out)); for tanh (Glorot and Bengio 2010). */
  XAVIER_NORMAL,
  /** Uniform in +-sqrt(6 / (fan in + fan out)); for tanh (Glorot and Bengio 2010). */
  XAVIER_UNIFORM,
  /** Normal with deviation sqrt(1 / fan in) (LeCun et al. 1998). */
  LECUN_NORMAL,
  /** All 0; for a layer that is to begin as nothing. */
  ZEROS,
  /** All 1; how the scale of a normalisation starts. */
  ONES
}
