package dev.lamina.runtime.kernel;

import java.util.Arrays;

/** Runs {@link ScatterTables}: products that add to overlapping places of a copy of dx. */
final class VectorScatter {
  private static final float[] NOTHING = new float[0];

  private VectorScatter() {}

  static void data(
      Convolution c,
      ScatterTables t,
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
    // Whole vectors are added, the last ones reaching beyond the image by less than a panel.
    float[] image = scratch.floats(t.size() + Panels.PANEL);
    Product p = scratch.product;
    p.a = dy;
    p.rows = t.rows();
    p.steps = t.steps();
    p.stepCount = c.filters;
    p.b = packed;
    p.out = image;
    for (int n = from; n < to; n++) {
      Arrays.fill(image, 0, t.size(), 0);
      p.aAt = dyAt + n * stride;
      sample(c, t, p, packedAt);
      crop(c, t, image, dx, dxAt + n * stride, accumulate);
    }
  }

  private static void sample(Convolution c, ScatterTables t, Product p, int packedAt) {
    Panels panels = t.panels();
    int height = c.outHeight();
    for (int ky = 0; ky < t.outs().length; ky++) {
      p.outs = t.outs()[ky];
      for (int panel = 0; panel < panels.count(); panel++) {
        p.bAt = packedAt + ky * panels.size() + panels.start(panel);
        p.bStep = panels.width(panel);
        p.outAt = panel * Panels.PANEL;
        p.startFromOutput();
        for (int row = 0; row < t.rows().length; row += height) {
          VectorProduct.run(p, row, row + height, p.bStep, NOTHING);
        }
      }
    }
  }

  /** Copies or adds what lies inside of the padding to dx. */
  private static void crop(
      Convolution c, ScatterTables t, float[] image, float[] dx, int at, boolean accumulate) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    int count = Math.max(0, Math.min(h.in(), t.columns() - h.pad())) * c.channels;
    for (int y = 0; y < v.in(); y++) {
      int out = at + y * h.in() * c.channels;
      boolean met = y + v.pad() < v.readExtent() && count > 0;
      int in = ((y + v.pad()) * t.columns() + h.pad()) * c.channels;
      if (accumulate && met) {
        for (int i = 0; i < count; i++) {
          dx[out + i] += image[in + i];
        }
      } else if (!accumulate) {
        int copied = met ? count : 0;
        if (met) {
          System.arraycopy(image, in, dx, out, count);
        }
        Arrays.fill(dx, out + copied, out + h.in() * c.channels, 0);
      }
    }
  }
}
