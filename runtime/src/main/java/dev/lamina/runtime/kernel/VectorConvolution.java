package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;

import jdk.incubator.vector.FloatVector;

/** The three directions of a convolution as gathered products. */
final class VectorConvolution {
  private static final float[] ZEROS = new float[Panels.PANEL];

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
      p.startFrom(biasAt < 0 ? ZEROS : weights, Math.max(0, biasAt));
      for (int n = from; n < to; n += Scratch.SAMPLES) {
        p.rows = scratch.samples(stride);
        p.outs = p.rows;
        p.aAt = xAt + n * stride;
        p.outAt = yAt + n * stride;
        int rows = Math.min(Scratch.SAMPLES, to - n);
        panels(p, c.panels, rows, weightAt, biasAt, scratch);
      }
      return;
    }
    p.rows = t.rows();
    p.outs = t.outs();
    for (int n = from; n < to; n++) {
      int image = image(p, t.image(), x, xAt + n * stride, scratch);
      for (int g = 0; g < c.groups; g++) {
        p.aAt = image + g * c.groupChannels;
        p.outAt = yAt + n * stride + g * c.groupFilters;
        int bias = biasAt < 0 ? -1 : biasAt + g * Panels.padded(c.groupFilters);
        panels(p, c.panels, t.rows().length, weightAt + g * c.panels.size(), bias, scratch);
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
      panels(p, c.panels, rows, weightAt, -2, scratch);
    }
  }

  private static void addBias(
      Convolution c, float[] weights, int biasAt, float[] y, int yAt, int stride, int rows) {
    for (int row = 0; row < rows && biasAt >= 0; row++) {
      int out = yAt + row * stride;
      for (int i = 0; i < c.filters; i++) {
        y[out + i] += weights[biasAt + i];
      }
    }
  }

  /** Makes p read an image, from a copy if it needs zeros around it; gives where it starts. */
  private static int image(Product p, PaddedImage image, float[] x, int at, Scratch scratch) {
    if (!image.copied()) {
      p.a = x;
      return at;
    }
    float[] floats = scratch.floats(IMAGE + image.size());
    image.copy(x, at, floats, IMAGE);
    p.a = floats;
    return IMAGE;
  }

  /** All panels of a product; bias -1: rows start at zero, -2: at what is in the output. */
  private static void panels(
      Product p, Panels panels, int rows, int weightAt, int bias, Scratch scratch) {
    int out = p.outAt;
    float[] stage = scratch.floats(IMAGE);
    for (int panel = 0; panel < panels.count(); panel++) {
      p.bAt = weightAt + panels.start(panel);
      p.bStep = panels.width(panel);
      p.outAt = out + panel * Panels.PANEL;
      if (bias == -2) {
        p.startFromOutput();
      } else if (bias == -1) {
        p.startFrom(ZEROS, 0);
      } else {
        p.startFrom(p.b, bias + panel * Panels.PANEL);
      }
      VectorProduct.run(p, 0, rows, panels.used(panel), stage);
    }
    p.outAt = out;
  }

  static void pack(Convolution c, float[] weights, int weightAt, float[] packed, int packedAt) {
    if (c.scatters) {
      WeightPacking.byKernelRows(c, c.scatter(), weights, weightAt, packed, packedAt);
    } else {
      WeightPacking.byPhases(c, weights, weightAt, packed, packedAt);
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
    int start = accumulate ? -2 : -1;
    if (c.dense) {
      DataTables.Phase phase = t.phases().get(0);
      p.a = dy;
      p.steps = phase.steps();
      p.stepCount = phase.steps().length;
      for (int n = from; n < to; n += Scratch.SAMPLES) {
        p.rows = scratch.samples(stride);
        p.outs = p.rows;
        p.aAt = dyAt + n * stride;
        p.outAt = dxAt + n * stride;
        panels(p, phase.panels(), Math.min(Scratch.SAMPLES, to - n), packedAt, start, scratch);
      }
      return;
    }
    for (int n = from; n < to; n++) {
      int image = image(p, t.image(), dy, dyAt + n * stride, scratch);
      for (int g = 0; g < c.groups; g++) {
        p.aAt = image + g * c.groupFilters;
        p.outAt = dxAt + n * stride + g * c.groupChannels;
        int group = packedAt + g * DataTables.groupSize(c);
        for (int i = 0; i < t.phases().size(); i++) { // no iterator: nothing is allocated
          DataTables.Phase phase = t.phases().get(i);
          p.rows = phase.rows();
          p.outs = phase.outs();
          p.steps = phase.steps();
          p.stepCount = phase.steps().length;
          panels(p, phase.panels(), phase.rows().length, group + phase.weightAt(), start, scratch);
        }
      }
    }
  }

  static void weights(
      Convolution c,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] gradients,
      int weightAt,
      int biasAt,
      int stride,
      int from,
      int to,
      int tileFrom,
      int tileTo,
      Scratch scratch) {
    ForwardTables t = c.forward();
    Product p = scratch.product;
    p.rows = t.steps();
    p.out = gradients;
    if (c.dense) {
      p.a = x;
      p.b = dy;
      p.bStep = stride;
      p.steps = scratch.samples(stride);
      for (int n = from; n < to; n += Scratch.SAMPLES) {
        p.stepCount = Math.min(Scratch.SAMPLES, to - n);
        weightTiles(
            c, p, xAt + n * stride, dyAt + n * stride, weightAt, biasAt, tileFrom, tileTo, scratch);
      }
      return;
    }
    p.steps = t.rows();
    for (int n = from; n < to; n++) {
      int image = image(p, t.image(), x, xAt + n * stride, scratch);
      p.b = dy;
      p.bStep = c.filters;
      p.stepCount = t.rows().length;
      weightTiles(c, p, image, dyAt + n * stride, weightAt, biasAt, tileFrom, tileTo, scratch);
    }
  }

  private static void weightTiles(
      Convolution c,
      Product p,
      int image,
      int dyAt,
      int weightAt,
      int biasAt,
      int tileFrom,
      int tileTo,
      Scratch scratch) {
    for (int tile = tileFrom; tile < tileTo; tile++) {
      int group = WeightTile.group(c, tile);
      int panel = WeightTile.panel(c, tile);
      p.aAt = image + group * c.groupChannels;
      p.bAt = dyAt + group * c.groupFilters + panel * Panels.PANEL;
      p.outs = c.weightOuts(c.panels.width(panel));
      p.outAt = weightAt + WeightTile.panelAt(c, tile);
      p.startFromOutput();
      steps(c, p, tile, WeightTile.biasAt(c, tile, biasAt), scratch);
    }
  }

  /**
   * Sums one tile over the steps of p. Rows of dy are read in whole vectors, which takes the first
   * filters of the next pixels along. The last rows of the array have too few behind them, and are
   * taken from a copy.
   */
  private static void steps(Convolution c, Product p, int tile, int biasAt, Scratch scratch) {
    int width = c.panels.width(WeightTile.panel(c, tile));
    int used = c.panels.used(WeightTile.panel(c, tile));
    int count = p.stepCount;
    int whole = Math.clamp(Math.floorDiv(p.b.length - width - p.bAt, p.bStep) + 1, 0, count);
    p.stepCount = whole;
    tile(c, p, tile, biasAt, scratch);
    if (whole < count) {
      float[] dy = p.b;
      int dyAt = p.bAt;
      int dyStep = p.bStep;
      int[] steps = p.steps;
      p.stepCount = count - whole;
      p.steps = scratch.lastSteps(steps, whole, count);
      p.b = scratch.lastRows(dy, dyAt + whole * dyStep, dyStep, count - whole, used);
      p.bAt = 0;
      p.bStep = Panels.PANEL;
      tile(c, p, tile, biasAt, scratch);
      p.b = dy;
      p.bAt = dyAt;
      p.bStep = dyStep;
      p.steps = steps;
      p.stepCount = count;
    }
  }

  private static void tile(Convolution c, Product p, int tile, int biasAt, Scratch scratch) {
    int rowFrom = WeightTile.rowFrom(c, tile);
    int rowTo = WeightTile.rowTo(c, tile);
    int used = c.panels.used(WeightTile.panel(c, tile));
    VectorProduct.run(p, rowFrom, rowTo, used, scratch.floats(IMAGE));
    if (biasAt >= 0) {
      for (int column = 0; column < used; column += LANES) {
        columnSums(p, biasAt, column, Math.min(LANES, used - column));
      }
    }
  }

  /** Adds the sums of one vector of columns of b to the gradient of the biases. */
  private static void columnSums(Product p, int at, int column, int used) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = even;
    int bAt = p.bAt + column;
    int s = 0;
    for (; s + 2 <= p.stepCount; s += 2) {
      even = even.add(FloatVector.fromArray(SPECIES, p.b, bAt + s * p.bStep));
      odd = odd.add(FloatVector.fromArray(SPECIES, p.b, bAt + s * p.bStep + p.bStep));
    }
    if (s < p.stepCount) {
      even = even.add(FloatVector.fromArray(SPECIES, p.b, bAt + s * p.bStep));
    }
    // The store of biases is padded to whole vectors, and its padding stays zero.
    FloatVector sum = even.add(odd).blend(0, SPECIES.indexInRange(0, used).not());
    sum.add(FloatVector.fromArray(SPECIES, p.out, at + column)).intoArray(p.out, at + column);
  }
}
