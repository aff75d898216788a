package dev.lamina.runtime.kernel;

/** Collects and checks the sizes of a {@link Convolution}. */
public final class ConvolutionBuilder {
  final int channels;
  final int height;
  final int width;
  int filters;
  int groups = 1;
  private int kernelHeight = 1;
  private int kernelWidth = 1;
  private int strideHeight = 1;
  private int strideWidth = 1;
  private int padTop;
  private int padLeft;
  private int padBottom;
  private int padRight;
  private int dilationHeight = 1;
  private int dilationWidth = 1;

  ConvolutionBuilder(int channels, int height, int width) {
    this.channels = positive("channels", channels);
    this.height = positive("height", height);
    this.width = positive("width", width);
  }

  /** Output channels. */
  public ConvolutionBuilder filters(int count) {
    filters = positive("filters", count);
    return this;
  }

  /** Rows and columns of the kernel. */
  public ConvolutionBuilder kernel(int rows, int columns) {
    kernelHeight = positive("kernel height", rows);
    kernelWidth = positive("kernel width", columns);
    return this;
  }

  /** Distance between windows. */
  public ConvolutionBuilder stride(int vertical, int horizontal) {
    strideHeight = positive("vertical stride", vertical);
    strideWidth = positive("horizontal stride", horizontal);
    return this;
  }

  /** Zeros around the input; below 0 at the bottom or the right: lines that no window reads. */
  public ConvolutionBuilder padding(int top, int left, int bottom, int right) {
    padTop = notNegative("top padding", top);
    padLeft = notNegative("left padding", left);
    padBottom = bottom;
    padRight = right;
    return this;
  }

  /** Distance between the taps of the kernel. */
  public ConvolutionBuilder dilation(int vertical, int horizontal) {
    dilationHeight = positive("vertical dilation", vertical);
    dilationWidth = positive("horizontal dilation", horizontal);
    return this;
  }

  /** Groups of channels that do not see each other. */
  public ConvolutionBuilder groups(int count) {
    groups = positive("groups", count);
    return this;
  }

  /** The convolution; refuses sizes that do not fit together. */
  public Convolution build() {
    positive("filters", filters);
    if (channels % groups != 0 || filters % groups != 0) {
      throw new IllegalArgumentException(
          "%d groups must divide both the %d channels and the %d filters"
              .formatted(groups, channels, filters));
    }
    Axis v = vertical();
    Axis h = horizontal();
    fits("input", (long) channels * height * width);
    fits("output", (long) filters * v.out() * h.out());
    fits("padded input", (long) channels * v.readExtent() * h.readExtent());
    int depth = channels / groups * kernelHeight * kernelWidth;
    fits("weight store", (long) groups * Panels.padded(filters / groups) * depth);
    fits(
        "rearranged weights",
        (long) filters * Panels.padded(channels / groups) * kernelHeight * kernelWidth);
    return Convolution.of(this);
  }

  Axis vertical() {
    return axis("height", height, kernelHeight, strideHeight, dilationHeight, padTop, padBottom);
  }

  Axis horizontal() {
    return axis("width", width, kernelWidth, strideWidth, dilationWidth, padLeft, padRight);
  }

  private static Axis axis(
      String name, int in, int kernel, int stride, int dilation, int before, int after) {
    long window = (long) dilation * (kernel - 1) + 1;
    long padded = (long) before + in + after;
    if (window > padded) {
      throw new IllegalArgumentException(
          "the window's %s %d is larger than the padded input's %s %d + %d + %d = %d"
              .formatted(name, window, name, before, in, after, padded));
    }
    int out = Math.toIntExact((padded - window) / stride + 1);
    return new Axis(in, kernel, stride, dilation, before, out);
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be at least 1, not %d".formatted(name, value));
    }
    return value;
  }

  private static int notNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException("%s must be at least 0, not %d".formatted(name, value));
    }
    return value;
  }

  private static void fits(String name, long floats) {
    if (floats > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          "the %s has %d floats, more than a Java array holds".formatted(name, floats));
    }
  }
}
