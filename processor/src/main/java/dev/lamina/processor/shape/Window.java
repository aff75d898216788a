package dev.lamina.processor.shape;

/**
 * A kernel or pooling window along one axis: all arithmetic of sizes is here.
 *
 * @param size elements of the window
 * @param stride elements from one window to the next
 * @param before zeros in front of the input
 * @param after zeros behind it; below 0: elements at its end that no window may read
 * @param dilation distance of neighbouring elements of the window
 * @param ceil whether a last window that reaches over the padded end counts
 */
public record Window(int size, int stride, int before, int after, int dilation, boolean ceil) {

  /** Refuses sizes below 1 and padding in front below 0. */
  public Window {
    if (size < 1 || stride < 1 || dilation < 1 || before < 0) {
      throw new IllegalArgumentException(
          "no window: size %s stride %s padding %s, %s dilation %s"
              .formatted(size, stride, before, after, dilation));
    }
  }

  /** A window with the same padding on both sides. */
  public static Window of(int size, int stride, int padding, int dilation, boolean ceil) {
    return new Window(size, stride, padding, padding, dilation, ceil);
  }

  /**
   * The window whose output has {@code ceil(in / stride)} elements; odd padding goes to the end.
   */
  public static Window same(int size, int stride, int dilation, int in) {
    int out = Math.ceilDiv(in, stride);
    int span = (size - 1) * dilation + 1;
    int padding = Math.max(0, (out - 1) * stride + span - in);
    return new Window(size, stride, padding / 2, padding - padding / 2, dilation, false);
  }

  /**
   * The window of the convolution that leads back from the output of a transposed one: {@link
   * #input} is the size of that output.
   */
  public static Window transposed(
      int size, int stride, int padding, int dilation, int outputPadding) {
    return new Window(size, stride, padding, padding - outputPadding, dilation, false);
  }

  /** The same, of the transposed convolution whose output has {@code in * stride} elements. */
  public static Window transposedSame(int size, int stride, int dilation) {
    int surplus = (size - 1) * dilation + 1 - stride;
    int before = Math.max(0, surplus) / 2;
    return new Window(size, stride, before, surplus - before, dilation, false);
  }

  /**
   * Elements from the first to the last that one window reads: {@code (size - 1) * dilation + 1}.
   */
  public int span() {
    return (size - 1) * dilation + 1;
  }

  /** Whether at least one window fits into an input of {@code in} elements. */
  public boolean fits(int in) {
    return span() <= in + before + after;
  }

  /** Number of windows on an input of {@code in} elements; below 1 when none fits. */
  public int output(int in) {
    int room = in + before + after - span();
    if (!ceil) {
      return Math.floorDiv(room, stride) + 1;
    }
    int out = Math.ceilDiv(room, stride) + 1;
    // The last window must start inside the input or the padding before it (PyTorch's rule).
    return (out - 1) * stride >= in + before ? out - 1 : out;
  }

  /** The size of the input that {@code out} windows fit without a rest; may be below 1. */
  public long input(int out) {
    return (out - 1L) * stride + span() - before - after;
  }

  /**
   * Elements at the end of the input that no window reads. Zero where the stride exceeds the span:
   * such a window is meant to skip.
   */
  public int unread(int in) {
    if (stride > span() || !fits(in)) {
      return 0;
    }
    int end = (output(in) - 1) * stride + span();
    return Math.max(0, in + before - end);
  }

  /** The output size as a reader would work it out: {@code (28 + 2*2 - 5) / 1 + 1 = 28}. */
  public String arithmetic(int in) {
    String padding = before == after ? "2*" + before : before + " + " + after;
    return "(%s + %s - %s) / %s + 1 %s".formatted(in, padding, spanText(), stride, result(in));
  }

  /** The size of {@link #input} likewise: {@code (14 - 1)*2 - 2*1 + 3 + 1 = 28}. */
  public String transposedArithmetic(int out) {
    return "(%s - 1)*%s - 2*%s + %s + %s = %s"
        .formatted(out, stride, before, spanText(), before - after, input(out));
  }

  private String spanText() {
    return dilation == 1 ? String.valueOf(size) : "((%s - 1)*%s + 1)".formatted(size, dilation);
  }

  private String result(int in) {
    int room = in + before + after - span();
    int rest = Math.floorMod(room, stride);
    if (rest == 0) {
      return "= " + output(in);
    }
    if (room < 0) {
      return "< 1";
    }
    boolean up = output(in) > room / stride + 1;
    return "= " + output(in) + (up ? ", rounded up" : ", remainder " + rest);
  }

  /** The largest size with which this window fits into {@code in}, all else being equal. */
  public int largestSize(int in) {
    return (in + before + after - 1) / dilation + 1;
  }

  /** This window with another size. */
  public Window withSize(int changed) {
    return new Window(changed, stride, before, after, dilation, ceil);
  }

  /** This window with another stride. */
  public Window withStride(int changed) {
    return new Window(size, changed, before, after, dilation, ceil);
  }

  /** This window with the same padding on both sides. */
  public Window withPadding(int padding) {
    return new Window(size, stride, padding, padding, dilation, ceil);
  }
}
