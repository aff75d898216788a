package dev.lamina.runtime.kernel;

import java.util.Arrays;

/**
 * A channels-last image (height, width, channels) as kernels read it: with zeros around it where
 * they reach over its edge. {@code rows} and {@code columns} count the pixels read, padding
 * included; an image without padding is read where it stands.
 */
record PaddedImage(int channels, int height, int width, int top, int left, int rows, int columns) {

  /** The image of two axes, {@code top} and {@code left} zeros before it. */
  static PaddedImage of(
      int channels, int height, int width, int top, int left, int readRows, int readColumns) {
    boolean copied = top > 0 || left > 0 || readRows > height || readColumns > width;
    return copied
        ? new PaddedImage(channels, height, width, top, left, readRows, readColumns)
        : new PaddedImage(channels, height, width, 0, 0, height, width);
  }

  /** Whether the kernels need a copy with zeros around it. */
  boolean copied() {
    return rows != height || columns != width || top > 0 || left > 0;
  }

  /** Floats of the copy. */
  int size() {
    return rows * columns * channels;
  }

  /** Place of a pixel of the copy. */
  int offset(int row, int column) {
    return (row * columns + column) * channels;
  }

  /**
   * Makes p read the images of some samples, from copies side by side from {@code roomAt} on if
   * they need zeros around them; gives where the first starts.
   */
  int read(Product p, float[] x, int at, int stride, int samples, float[] room, int roomAt) {
    if (!copied()) {
      p.a = x;
      return at;
    }
    p.a = room;
    for (int i = 0; i < samples; i++) {
      copy(x, at + i * stride, room, roomAt + i * size());
    }
    return roomAt;
  }

  /** Writes the image at {@code at} of x to {@code copyAt} of the copy, and zeros around it. */
  void copy(float[] x, int at, float[] copy, int copyAt) {
    int count = Math.min(width, columns - left) * channels;
    int end = count > 0 ? Math.min(rows, top + height) : top;
    int written = copyAt;
    for (int row = top; row < end; row++) {
      int start = copyAt + offset(row, left);
      Arrays.fill(copy, written, start, 0);
      System.arraycopy(x, at + (row - top) * width * channels, copy, start, count);
      written = start + count;
    }
    Arrays.fill(copy, written, copyAt + size(), 0);
  }
}
