package dev.lamina.dsl;

/** How the input of a {@link Residual} block reaches its end (He et al. 2016, section 3.3). */
public enum Shortcut {
  /** As it is; a body that changes the shape is an error. */
  IDENTITY,
  /**
   * As it is, or where the body changes the shape through a convolution with a 1x1 kernel and the
   * stride that fits (option B). It is followed by {@code @BatchNorm} where the last layer with
   * parameters in the body is one, and has a bias otherwise.
   */
  PROJECTION,
  /**
   * Without parameters: every second, third, ... row and column, and channels of zeros, as many in
   * front as behind (option A). The body may not lessen the channels.
   */
  PAD
}
