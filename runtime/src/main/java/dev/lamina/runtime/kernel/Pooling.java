package dev.lamina.runtime.kernel;

/**
 * Sizes of one pooling layer: (C, H, W) to (C, outHeight, outWidth). The output size is given, since
 * it depends on the rounding that the network asked for. A window is clipped at the edge of the padded
 * input; an average divides by the number of padded elements left in it, as PyTorch does.
 */
public record Pooling(
    Kind kind, int channels, int height, int width, int kernelHeight, int kernelWidth,
    int strideHeight, int strideWidth, int padTop, int padLeft, int padBottom, int padRight,
    int outHeight, int outWidth) {
  /** What a window is reduced to. */
  public enum Kind {
    MAX,
    AVERAGE
  }

  /** Floats a sample going in. */
  public int inputSize() {
    return channels * height * width;
  }

  /** Floats a sample coming out. */
  public int outputSize() {
    return channels * outHeight * outWidth;
  }
}
