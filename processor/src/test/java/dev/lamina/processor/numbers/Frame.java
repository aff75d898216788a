package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.List;

/**
 * A window of a convolution or a pool along one axis, worked out by walking along it rather than by
 * the formula that the product uses.
 *
 * @param size elements of the window
 * @param stride elements from one window to the next
 * @param padding elements before and behind the input, {@link #SAME} for as many as keep the size
 * @param dilation distance of neighbouring elements of the window
 * @param ceil whether a last window may hang over the end
 */
record Frame(int size, int stride, int padding, int dilation, boolean ceil) {
  static final int SAME = -1;

  static Frame of(int size) {
    return new Frame(size, size, 0, 1, false);
  }

  Frame stride(int changed) {
    return new Frame(size, changed, padding, dilation, ceil);
  }

  Frame padding(int changed) {
    return new Frame(size, stride, changed, dilation, ceil);
  }

  Frame dilation(int changed) {
    return new Frame(size, stride, padding, changed, ceil);
  }

  Frame ceilMode() {
    return new Frame(size, stride, padding, dilation, true);
  }

  /** Where each window begins; negative in the padding before the input. */
  List<Integer> starts(int in) {
    List<Integer> starts = new ArrayList<>();
    int end = in + before(in) + after(in);
    for (int start = 0; isWindow(start, in, end); start += stride) {
      starts.add(start - before(in));
    }
    return starts;
  }

  private boolean isWindow(int start, int in, int end) {
    if (start + span() <= end) {
      return true;
    }
    // One more that hangs over, if the one before left something unread and it begins early enough.
    return ceil && start > 0 && start - stride + span() < end && start < in + before(in);
  }

  /** Elements from the first to the last that one window reads. */
  int span() {
    return (size - 1) * dilation + 1;
  }

  /** Padding before the input. */
  int before(int in) {
    return padding == SAME ? total(in) / 2 : padding;
  }

  /** Padding behind the input. */
  int after(int in) {
    return padding == SAME ? total(in) - total(in) / 2 : padding;
  }

  private int total(int in) {
    int windows = 0;
    while (windows * stride < in) {
      windows++;
    }
    return Math.max(0, (windows - 1) * stride + span() - in);
  }
}
