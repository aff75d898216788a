package dev.lamina.runtime.kernel;

/** A convolution and the gradient of its input as gathered products. */
final class VectorConvolution {
  /** Where padded images start in the scratch memory; before it products stage their rows. */
  private static final int IMAGE = VectorProduct.STAGE + Panels.PANEL;

  private VectorConvolution() {}

  static void forward(
      Convolution c,
      float[] x,
      int xAt,
      float[] weights,
      int weightAt,
      int biasAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to,
      Scratch scratch) {
    if (c.planar) {
      VectorPlanar.forward(
          c, c.planes(), x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to, scratch);
      return;
    }
    ForwardTables t = c.forward();
    Product p = scratch.product;
    p.b = weights;
    p.steps = t.steps();
    p.stepCount = t.steps().length;
    p.out = y;
    if (c.dense) {
      p.a = x;
      for (int n = from; n < to; n += Scratch.SAMPLES) {
        p.rows = scratch.samples(stride);
        p.outs = p.rows;
        p.aAt = xAt + n * stride;
        p.outAt = yAt + n * stride;
        int rows = Math.min(Scratch.SAMPLES, to - n);
        panels(p, c.panels, rows, rows, weightAt, biasAt < 0 ? Product.FROM_ZERO : biasAt, scratch);
      }
      return;
    }
    p.rows = t.rows();
    p.outs = t.outs();
    int bias = biasAt < 0 ? Product.FROM_ZERO : biasAt;
    int together = RowBlocks.samples(c, t.image(), c.panels);
    if (together > 1) {
      for (int n = from; n < to; n += together) {
        int end = Math.min(to, n + together);
        p.aAt = images(p, t.image(), x, xAt + n * stride, stride, end - n, scratch);
        p.outAt = yAt + n * stride;
        together(p, c.panels, t.image(), end - n, stride, weightAt, bias, scratch);
      }
      return;
    }
    for (int n = from; n < to; n++) {
      int image = images(p, t.image(), x, xAt + n * stride, stride, 1, scratch);
      for (int g = 0; g < c.groups; g++) {
        p.aAt = image + g * c.groupChannels;
        p.outAt = yAt + n * stride + g * c.groupFilters;
        int start = bias < 0 ? bias : bias + g * Panels.padded(c.groupFilters);
        int rows = t.rows().length;
        int block = RowBlocks.rows(c, p, c.panels);
        panels(p, c.panels, rows, block, weightAt + g * c.panels.size(), start, scratch);
      }
    }
  }

  static void addDense(
      Convolution c,
      float[] x,
      int xAt,
      float[] weights,
      int weightAt,
      int biasAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to,
      Scratch scratch) {
    Product p = scratch.product;
    p.b = weights;
    p.steps = c.forward().steps();
    p.stepCount = p.steps.length;
    p.out = y;
    p.a = x;
    for (int n = from; n < to; n += Scratch.SAMPLES) {
      int rows = Math.min(Scratch.SAMPLES, to - n);
      addBias(c, weights, biasAt, y, yAt + n * stride, stride, rows);
      p.rows = scratch.samples(stride);
      p.outs = p.rows;
      p.aAt = xAt + n * stride;
      p.outAt = yAt + n * stride;
      panels(p, c.panels, rows, rows, weightAt, Product.FROM_OUTPUT, scratch);
    }
  }

  private static void addBias(
      Convolution c, float[] weights, int biasAt, float[] y, int yAt, int stride, int rows) {
    for (int row = 0; row < rows && biasAt >= 0; row++) {
      VectorRows.addScaled(c.filters, 1, weights, biasAt, y, yAt + row * stride);
    }
  }

  private static int images(
      Product p, PaddedImage image, float[] x, int at, int stride, int samples, Scratch scratch) {
    float[] room = scratch.floats(IMAGE + (image.copied() ? samples * image.size() : 0));
    return image.read(p, x, at, stride, samples, room, IMAGE);
  }

  /** Some samples through each panel in turn, so that large weights are read once for all. */
  private static void together(
      Product p,
      Panels panels,
      PaddedImage image,
      int samples,
      int stride,
      int weightAt,
      int start,
      Scratch scratch) {
    float[] stage = scratch.floats(IMAGE);
    int in = p.aAt;
    int out = p.outAt;
    int imageStride = image.copied() ? image.size() : stride;
    for (int panel = 0; panel < panels.count(); panel++) {
      p.bAt = weightAt + panels.start(panel);
      p.bStep = panels.width(panel);
      for (int i = 0; i < samples; i++) {
        p.aAt = in + i * imageStride;
        p.outAt = out + i * stride + panel * Panels.PANEL;
        p.start(start < 0 ? start : start + panel * Panels.PANEL);
        VectorProduct.run(p, 0, p.rows.length, panels.used(panel), stage);
      }
    }
  }

  /**
   * All panels of a product, which start as {@link Product#start} says. Rows go in blocks through
   * all panels, so that what a block reads and writes stays in the cache.
   */
  private static void panels(
      Product p, Panels panels, int rows, int block, int weightAt, int start, Scratch scratch) {
    int out = p.outAt;
    float[] stage = scratch.floats(IMAGE);
    for (int from = 0; from < rows; from += block) {
      int to = Math.min(rows, from + block);
      if (block < rows) {
        RowBlocks.fetch(p, panels, from, to);
      }
      for (int panel = 0; panel < panels.count(); panel++) {
        p.bAt = weightAt + panels.start(panel);
        p.bStep = panels.width(panel);
        p.outAt = out + panel * Panels.PANEL;
        p.start(start < 0 ? start : start + panel * Panels.PANEL);
        VectorProduct.run(p, from, to, panels.used(panel), stage);
      }
      p.outAt = out;
    }
  }

  static void pack(
      Convolution c,
      float[] weights,
      int weightAt,
      float[] packed,
      int packedAt,
      int from,
      int to) {
    if (c.scatters) {
      WeightPacking.byKernelRows(c, c.scatter(), weights, weightAt, packed, packedAt);
    } else {
      WeightPacking.pack(c, weights, weightAt, packed, packedAt, from, to);
    }
  }

  static void data(
      Convolution c,
      float[] dy,
      int dyAt,
      float[] packed,
      int packedAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      int stride,
      int from,
      int to,
      Scratch scratch) {
    if (c.scatters) {
      VectorScatter.data(
          c,
          c.scatter(),
          dy,
          dyAt,
          packed,
          packedAt,
          dx,
          dxAt,
          accumulate,
          stride,
          from,
          to,
          scratch);
      return;
    }
    DataTables t = c.data();
    Product p = scratch.product;
    p.b = packed;
    p.out = dx;
    int start = accumulate ? Product.FROM_OUTPUT : Product.FROM_ZERO;
    if (c.dense) {
      DataTables.Phase phase = t.phases().get(0);
      p.a = dy;
      read(p, phase);
      for (int n = from; n < to; n += Scratch.SAMPLES) {
        p.rows = scratch.samples(stride);
        p.outs = p.rows;
        p.aAt = dyAt + n * stride;
        p.outAt = dxAt + n * stride;
        int rows = Math.min(Scratch.SAMPLES, to - n);
        panels(p, phase.panels(), rows, rows, packedAt, start, scratch);
      }
      return;
    }
    int together = t.together(c);
    if (together > 1) {
      DataTables.Phase first = t.phases().get(0);
      read(p, first);
      for (int n = from; n < to; n += together) {
        int end = Math.min(to, n + together);
        p.aAt = images(p, t.image(), dy, dyAt + n * stride, stride, end - n, scratch);
        p.outAt = dxAt + n * stride;
        together(p, first.panels(), t.image(), end - n, stride, packedAt, start, scratch);
      }
      return;
    }
    for (int n = from; n < to; n++) {
      int image = images(p, t.image(), dy, dyAt + n * stride, stride, 1, scratch);
      for (int g = 0; g < c.groups; g++) {
        p.aAt = image + g * c.groupFilters;
        p.outAt = dxAt + n * stride + g * c.groupChannels;
        int group = packedAt + g * DataTables.groupSize(c);
        for (int i = 0; i < t.phases().size(); i++) { // no iterator: nothing is allocated
          DataTables.Phase phase = t.phases().get(i);
          read(p, phase);
          int rows = phase.rows().length;
          int block = RowBlocks.rows(c, p, phase.panels());
          panels(p, phase.panels(), rows, block, group + phase.weightAt(), start, scratch);
        }
      }
    }
  }

  private static void read(Product p, DataTables.Phase phase) {
    p.rows = phase.rows();
    p.outs = phase.outs();
    p.steps = phase.steps();
    p.stepCount = phase.steps().length;
  }
}
