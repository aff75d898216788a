package dev.lamina.runtime.kernel;

/**
 * What the forward direction and the weight gradient read of the input, and where outputs go: the
 * window of output pixel i holds {@code x[rows[i] + steps[k]]} for each row k of the weights, and
 * its filters stand at {@code outs[i]}. A convolution becomes a matrix product without a copy of
 * its windows. A dense layer's rows are samples; how far those are apart the arena says, so that it
 * has no table of rows here.
 */
record ForwardTables(PaddedImage image, int[] rows, int[] steps, int[] outs) {

  long ints() {
    return (long) rows.length + steps.length + outs.length;
  }

  /** Floats of the images that are copied at once. */
  int imageFloats(Convolution c) {
    return image.size() * RowBlocks.samples(c, image, c.panels);
  }

  static ForwardTables of(Convolution c) {
    return c.dense ? dense(c) : convolution(c);
  }

  private static ForwardTables dense(Convolution c) {
    PaddedImage image = PaddedImage.of(c.inputSize(), 1, 1, 0, 0, 1, 1);
    int[] none = new int[0];
    return new ForwardTables(image, none, multiples(c.inputSize(), 1), none);
  }

  private static ForwardTables convolution(Convolution c) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    PaddedImage image =
        PaddedImage.of(
            c.channels, v.in(), h.in(), v.pad(), h.pad(), v.readExtent(), h.readExtent());
    int[] rows = new int[v.out() * h.out()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = image.offset(i / h.out() * v.stride(), i % h.out() * h.stride());
    }
    int[] steps = new int[c.panels.depth()];
    for (int k = 0; k < steps.length; k++) {
      int tap = k / c.groupChannels;
      int row = tap / h.kernel() * v.dilation();
      int column = tap % h.kernel() * h.dilation();
      steps[k] = image.offset(row, column) + k % c.groupChannels;
    }
    return new ForwardTables(image, rows, steps, multiples(rows.length, c.filters));
  }

  /** 0, factor, 2 * factor and so on. */
  static int[] multiples(int count, int factor) {
    int[] table = new int[count];
    for (int i = 0; i < count; i++) {
      table[i] = i * factor;
    }
    return table;
  }
}
