package dev.lamina.runtime.kernel;

/**
 * A convolution with few filters, with pixels in the lanes instead: filters would leave most of
 * them empty. The input is copied plane by plane, {@code lines} of {@code columns} pixels with
 * padding, and output pixel i of a line lies at i of the same line: one vector then holds
 * neighbouring outputs of one filter. Outputs beyond the end of a line are computed and dropped.
 *
 * @param pixels outputs of one filter, those to be dropped included
 * @param outs where each filter's outputs start, whole pairs of vectors long
 * @param weightSteps place of row k of the weights
 * @param planeSteps what row k of the weights adds to the place of an output in the planes
 */
record PlanarTables(
    int lines,
    int columns,
    int pixels,
    int[] filters,
    int[] outs,
    int[] weightSteps,
    int[] planeSteps) {
  /** Floats that may be read or written beyond the last pixel: a pair of the widest vectors. */
  static final int SLACK = 64;

  /** Whether lanes of filters would be less than half full, and lanes of pixels clearly more. */
  static boolean pays(Convolution c) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    return c.groups == 1
        && !c.dense
        && v.stride() == 1
        && h.stride() == 1
        && 2 * c.filters <= Panels.GRAIN
        && 2 * h.out() >= h.readExtent()
        && v.out() * h.out() >= SLACK;
  }

  static PlanarTables of(Convolution c) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    int lines = v.readExtent();
    int columns = h.readExtent();
    int[] planeSteps = new int[c.panels.depth()];
    for (int k = 0; k < planeSteps.length; k++) {
      int tap = k / c.channels;
      int line = tap / h.kernel() * v.dilation();
      int column = tap % h.kernel() * h.dilation();
      planeSteps[k] = (k % c.channels * lines + line) * columns + column;
    }
    int pixels = (v.out() - 1) * columns + h.out();
    return new PlanarTables(
        lines,
        columns,
        pixels,
        ForwardTables.multiples(c.filters, 1),
        ForwardTables.multiples(c.filters, pixels + SLACK),
        ForwardTables.multiples(planeSteps.length, c.panels.width(0)),
        planeSteps);
  }

  long ints() {
    return filters.length + outs.length + weightSteps.length + (long) planeSteps.length;
  }

  /** Floats of all planes. */
  int planesSize(Convolution c) {
    return c.channels * lines * columns + SLACK;
  }

  /** Floats of the outputs of all filters. */
  int outputSize(Convolution c) {
    return c.filters * (pixels + SLACK);
  }

  /** Copies a channels-last sample into planes, with zeros around each. */
  void copy(Convolution c, float[] x, int at, float[] planes) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    java.util.Arrays.fill(planes, 0, planesSize(c), 0);
    int height = Math.min(v.in(), lines - v.pad());
    int width = Math.min(h.in(), columns - h.pad());
    for (int channel = 0; channel < c.channels; channel++) {
      for (int y = 0; y < height; y++) {
        int in = at + y * h.in() * c.channels + channel;
        int out = (channel * lines + y + v.pad()) * columns + h.pad();
        for (int i = 0; i < width; i++) {
          planes[out + i] = x[in + i * c.channels];
        }
      }
    }
  }
}
