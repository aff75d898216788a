package dev.lamina.runtime.kernel;

/**
 * Sizes of one pooling layer: (C, H, W) to (C, outHeight, outWidth). The output size is given,
 * since it depends on the rounding that the network asked for. A window is clipped at the edge of
 * the padded input; an average divides by the number of padded elements left in it, as PyTorch
 * does.
 */
public record Pooling(
    Kind kind,
    int channels,
    int height,
    int width,
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int padTop,
    int padLeft,
    int padBottom,
    int padRight,
    int outHeight,
    int outWidth) {
  /** What a window is reduced to. */
  public enum Kind {
    MAX,
    AVERAGE
  }

  /** Begins the sizes of a pool whose input has shape (C, H, W). */
  public static Builder input(Kind kind, int channels, int height, int width) {
    return new Builder(kind, new int[] {channels, height, width});
  }

  /** Takes the sizes of a pool one after another, by name. */
  public static final class Builder {
    private final Kind kind;
    private final int[] input;
    private int[] window = {1, 1};
    private int[] stride = {1, 1};
    private int[] padding = {0, 0, 0, 0};

    private Builder(Kind kind, int[] input) {
      this.kind = kind;
      this.input = input;
    }

    /** Rows and columns of a window. */
    public Builder window(int rows, int columns) {
      window = new int[] {rows, columns};
      return this;
    }

    /** Rows and columns from one window to the next. */
    public Builder stride(int rows, int columns) {
      stride = new int[] {rows, columns};
      return this;
    }

    /** Rows and columns added around the input. */
    public Builder padding(int top, int left, int bottom, int right) {
      padding = new int[] {top, left, bottom, right};
      return this;
    }

    /** Rows and columns that come out; ends the description. */
    public Pooling output(int rows, int columns) {
      return new Pooling(
          kind,
          input[0],
          input[1],
          input[2],
          window[0],
          window[1],
          stride[0],
          stride[1],
          padding[0],
          padding[1],
          padding[2],
          padding[3],
          rows,
          columns);
    }
  }

  /** Floats a sample going in. */
  public int inputSize() {
    return channels * height * width;
  }

  /** Floats a sample coming out. */
  public int outputSize() {
    return channels * outHeight * outWidth;
  }

  // Where the window of output pixel (i, j) lies on the input: four numbers and no object, since
  // steps allocate nothing.

  /** First row in the window. */
  int top(int i) {
    return Math.max(0, i * strideHeight - padTop);
  }

  /** Row behind the window. */
  int bottom(int i) {
    return Math.min(height, i * strideHeight - padTop + kernelHeight);
  }

  /** First column in the window. */
  int left(int j) {
    return Math.max(0, j * strideWidth - padLeft);
  }

  /** Column behind the window. */
  int right(int j) {
    return Math.min(width, j * strideWidth - padLeft + kernelWidth);
  }

  /** Factor of an average: zeros of the padding count, what lies beyond the padding does not. */
  float factor(int i, int j) {
    int rows = Math.min(kernelHeight, height + padBottom + padTop - i * strideHeight);
    int columns = Math.min(kernelWidth, width + padRight + padLeft - j * strideWidth);
    return 1f / (rows * columns);
  }
}
