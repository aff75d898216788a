package dev.lamina.runtime.kernel;

/**
 * The part of a pooling window that lies on the input, rows top to bottom (exclusive), and the
 * factor of an average over it.
 */
record PoolWindow(int top, int bottom, int left, int right, float factor) {

  static PoolWindow of(Pooling p, int i, int j) {
    int top = i * p.strideHeight() - p.padTop();
    int left = j * p.strideWidth() - p.padLeft();
    int bottom = Math.min(top + p.kernelHeight(), p.height() + p.padBottom());
    int right = Math.min(left + p.kernelWidth(), p.width() + p.padRight());
    // Zeros of the padding count in an average, what lies beyond the padding does not.
    int count = (bottom - top) * (right - left);
    return new PoolWindow(
        Math.max(top, 0),
        Math.min(bottom, p.height()),
        Math.max(left, 0),
        Math.min(right, p.width()),
        1f / count);
  }

  /** Place, from {@code at}, of the first element in row order that equals value; -1 if none. */
  int first(Pooling p, float[] x, int at, float value) {
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        int place = (row * p.width() + column) * p.channels();
        if (x[at + place] == value) {
          return place;
        }
      }
    }
    return -1;
  }
}
