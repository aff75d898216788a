package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;

/** Runs {@link PlanarTables}. */
final class VectorPlanar {
  private VectorPlanar() {}

  static void forward(
      Convolution c,
      PlanarTables t,
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
    int planes = t.planesSize(c);
    float[] floats = scratch.floats(planes + t.outputSize(c));
    Product p = scratch.product;
    p.a = weights;
    p.aAt = weightAt;
    p.rows = t.filters();
    p.steps = t.weightSteps();
    p.bSteps = t.planeSteps();
    p.stepCount = t.planeSteps().length;
    p.b = floats;
    p.bAt = 0;
    p.out = floats;
    p.outAt = planes;
    p.outs = t.outs();
    p.startFrom(biasAt < 0 ? Product.ZEROS : weights, Math.max(0, biasAt));
    for (int n = from; n < to; n++) {
      t.copy(c, x, xAt + n * stride, floats);
      for (int pixel = 0; pixel < t.pixels(); pixel += 2 * LANES) {
        filters(p, c.filters, pixel);
      }
      channelsLast(c, t, floats, planes, y, yAt + n * stride);
    }
  }

  private static void filters(Product p, int filters, int pixel) {
    int row = 0;
    for (; row + 6 <= filters; row += 6) {
      PlanarTiles.rows6(p, row, pixel);
    }
    for (; row + 4 <= filters; row += 4) {
      PlanarTiles.rows4(p, row, pixel);
    }
    for (; row + 2 <= filters; row += 2) {
      PlanarTiles.rows2(p, row, pixel);
    }
    if (row < filters) {
      PlanarTiles.rows1(p, row, pixel);
    }
  }

  private static void channelsLast(
      Convolution c, PlanarTables t, float[] planes, int at, float[] y, int yAt) {
    int width = c.outWidth();
    int filters = c.filters;
    for (int f = 0; f < filters; f++) {
      for (int line = 0; line < c.outHeight(); line++) {
        int in = at + t.outs()[f] + line * t.columns();
        int out = yAt + line * width * filters + f;
        for (int i = 0; i < width; i++) {
          y[out + i * filters] = planes[in + i];
        }
      }
    }
  }
}
