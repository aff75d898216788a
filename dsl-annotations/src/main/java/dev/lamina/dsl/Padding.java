package dev.lamina.dsl;

/**
 * Names for the {@code padding} of a {@link Conv}, a {@link ConvTranspose} or a pool that is not a
 * number.
 *
 * <pre>{@code @Conv(filters = 8, kernel = 3, padding = Padding.SAME) Layer c1;}</pre>
 */
public final class Padding {
  /**
   * As many zeros as keep the size at stride 1, in general {@code H' = ceil(H / SH)}.
   *
   * <p>Where their number is odd the extra row stands at the bottom and the extra column at the
   * right, as in TensorFlow. PyTorch's {@code padding='same'} does the same, and refuses strides.
   *
   * <p>Of a {@link ConvTranspose}: what makes {@code H' = H * SH}, the way back of such a
   * convolution.
   */
  public static final int SAME = -1;

  private Padding() {}
}
