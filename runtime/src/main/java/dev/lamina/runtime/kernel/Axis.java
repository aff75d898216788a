package dev.lamina.runtime.kernel;

/**
 * One axis of a convolution: output o meets input {@code o * stride + k * dilation - pad} for each
 * k below {@code kernel}.
 */
record Axis(int in, int kernel, int stride, int dilation, int pad, int out) {

  /** Input positions, counted from the first padded one, that the outputs read. */
  int readExtent() {
    return (out - 1) * stride + (kernel - 1) * dilation + 1;
  }

  /** Whether outputs read before the first input position or after the last. */
  boolean readsPadding() {
    return pad > 0 || readExtent() > in;
  }

  /** The input position that output o meets through tap k; -1 in the padding. */
  int input(int o, int k) {
    int i = o * stride + k * dilation - pad;
    return i >= 0 && i < in ? i : -1;
  }

  /** The output that input position i meets through tap k; -1 if there is none. */
  int output(int i, int k) {
    int distance = i + pad - k * dilation;
    boolean met = distance >= 0 && distance % stride == 0 && distance / stride < out;
    return met ? distance / stride : -1;
  }

  /** The phase of an input position: positions of one phase meet the same taps. */
  int phase(int position) {
    return (position + pad) % stride;
  }

  /** Whether tap k ever meets an input position of this phase. */
  boolean meets(int phase, int k) {
    return (phase - k * dilation) % stride == 0;
  }

  /** The output that, through the tap numbered 0 of an unstrided convolution, meets position. */
  int base(int position) {
    return (position + pad) / stride;
  }

  /** What tap k adds to {@link #base}: never positive, since an output reads from its start on. */
  int shift(int phase, int k) {
    return (phase - k * dilation) / stride;
  }

  /** How many outputs before the first one the gradient of the input would read: they are zero. */
  int zerosBefore() {
    int least = 0;
    for (int phase = 0; phase < stride; phase++) {
      int first = firstOf(phase);
      if (first < in) {
        least = Math.min(least, base(first) + lastShift(phase));
      }
    }
    return -least;
  }

  /** Outputs that the gradient of the input reads, from the first one on: at least 1. */
  int gradientExtent() {
    int most = 0;
    for (int position = Math.max(0, in - stride); position < in; position++) {
      for (int k = 0; k < kernel; k++) {
        if (meets(phase(position), k)) {
          most = Math.max(most, base(position) + shift(phase(position), k));
        }
      }
    }
    return most + 1;
  }

  /** The first input position of a phase; not below {@code in} when the phase has no position. */
  int firstOf(int phase) {
    return Math.floorMod(phase - pad, stride);
  }

  private int lastShift(int phase) {
    int least = 0;
    for (int k = 0; k < kernel; k++) {
      if (meets(phase, k)) {
        least = Math.min(least, shift(phase, k));
      }
    }
    return least;
  }
}
