package dev.lamina.runtime.kernel;

/**
 * Sizes of one convolution, and the tables its kernels need: (C, H, W) to (F, outHeight, outWidth).
 * A dense layer is the convolution whose kernel covers its whole input.
 *
 * <p>Weights are stored in panels of filters: for each group, for each panel of 32 filters (the last
 * one 16 if no more are left, so filters are padded to a multiple of 16), for each kernel row, kernel
 * column and input channel, the panel's filters side by side.
 */
public final class Convolution {
  /** Filters of a full panel: two 512-bit vectors, four of 256 bits. */
  static final int PANEL = 32;

  /** Filters are padded to a multiple of this, one 512-bit vector. */
  static final int GRAIN = 16;

  final int channels;
  final int height;
  final int width;
  final int filters;
  final int kernelHeight;
  final int kernelWidth;
  final int strideHeight;
  final int strideWidth;
  final int padTop;
  final int padLeft;
  final int padBottom;
  final int padRight;
  final int dilationHeight;
  final int dilationWidth;
  final int groups;
  final int outHeight;
  final int outWidth;

  // The constructor from Builder, inputSize(), outputSize(), weightLayout(), biasLayout(),
  // packedSize(), weightTiles() and private tables follow.
}
