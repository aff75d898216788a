package dev.lamina.runtime.kernel;

import java.util.Arrays;

/**
 * Convolutions by their definition: loops over outputs and taps, filters (or channels) innermost,
 * since they stand side by side in memory and javac's loop becomes SIMD code in C2.
 */
final class ScalarConvolution {
  private ScalarConvolution() {}

  /** With multiply-adds that round once, as vectors have them, or twice. */
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
      boolean fused) {
    int pixels = c.outHeight() * c.outWidth();
    for (int n = from; n < to; n++) {
      for (int p = 0; p < pixels; p++) {
        for (int g = 0; g < c.groups; g++) {
          int out = yAt + n * stride + p * c.filters + g * c.groupFilters;
          if (biasAt < 0) {
            Arrays.fill(y, out, out + c.groupFilters, 0);
          } else {
            int bias = biasAt + g * Panels.padded(c.groupFilters);
            System.arraycopy(weights, bias, y, out, c.groupFilters);
          }
          int in = xAt + n * stride + g * c.groupChannels;
          pixel(c, x, in, weights, weightAt + g * c.panels.size(), y, out, p, fused);
        }
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
      int to) {
    for (int n = from; n < to; n++) {
      for (int i = 0; i < c.filters && biasAt >= 0; i++) {
        y[yAt + n * stride + i] += weights[biasAt + i];
      }
      pixel(c, x, xAt + n * stride, weights, weightAt, y, yAt + n * stride, 0, false);
    }
  }

  private static void pixel(
      Convolution c,
      float[] x,
      int in,
      float[] weights,
      int weightAt,
      float[] y,
      int out,
      int p,
      boolean fused) {
    for (int row = 0; row < c.panels.depth(); row++) {
      int place = inputPlace(c, p, row);
      if (place < 0) {
        continue;
      }
      float value = x[in + place];
      for (int panel = 0; panel < c.panels.count(); panel++) {
        int w = weightAt + c.panels.start(panel) + row * c.panels.width(panel);
        int at = out + panel * Panels.PANEL;
        if (fused) {
          addFused(value, weights, w, y, at, c.panels.used(panel));
        } else {
          addScaled(value, weights, w, y, at, c.panels.used(panel));
        }
      }
    }
  }

  /** Where output pixel p reads for one row of the weights; -1 in the padding. */
  static int inputPlace(Convolution c, int p, int row) {
    int tap = row / c.groupChannels;
    Axis v = c.vertical;
    Axis h = c.horizontal;
    int i = p / h.out() * v.stride() + tap / h.kernel() * v.dilation() - v.pad();
    int j = p % h.out() * h.stride() + tap % h.kernel() * h.dilation() - h.pad();
    boolean inside = i >= 0 && i < v.in() && j >= 0 && j < h.in();
    return inside ? (i * h.in() + j) * c.channels + row % c.groupChannels : -1;
  }

  private static void addFused(float factor, float[] x, int xAt, float[] y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = Math.fma(factor, x[xAt + i], y[yAt + i]);
    }
  }

  private static void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] += factor * x[xAt + i];
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
      int to) {
    for (int n = from; n < to; n++) {
      if (!accumulate) {
        int at = dxAt + n * stride;
        Arrays.fill(dx, at, at + c.inputSize(), 0);
      }
      for (int g = 0; g < c.groups; g++) {
        int in = dyAt + n * stride + g * c.groupFilters;
        int out = dxAt + n * stride + g * c.groupChannels;
        for (int i = 0; i < c.data().phases().size(); i++) { // no iterator: nothing is allocated
          DataTables.Phase phase = c.data().phases().get(i);
          int at = packedAt + g * DataTables.groupSize(c) + phase.weightAt();
          phase(c, phase, dy, in, packed, at, dx, out);
        }
      }
    }
  }

  private static void phase(
      Convolution c,
      DataTables.Phase phase,
      float[] dy,
      int in,
      float[] packed,
      int packedAt,
      float[] dx,
      int out) {
    Panels panels = phase.panels();
    for (int place : phase.outs()) {
      for (int row = 0; row < panels.depth(); row++) {
        int output = outputPixel(c, place / c.channels, phase.taps()[row / c.groupFilters]);
        if (output < 0) {
          continue;
        }
        float value = dy[in + output * c.filters + row % c.groupFilters];
        for (int panel = 0; panel < panels.count(); panel++) {
          int w = packedAt + panels.start(panel) + row * panels.width(panel);
          int at = out + place + panel * Panels.PANEL;
          addScaled(value, packed, w, dx, at, panels.used(panel));
        }
      }
    }
  }

  /** The output pixel that meets an input pixel through a tap; -1 if there is none. */
  private static int outputPixel(Convolution c, int position, int tap) {
    if (c.dense) {
      return 0;
    }
    Axis v = c.vertical;
    Axis h = c.horizontal;
    int i = position / h.in() + v.pad() - tap / h.kernel() * v.dilation();
    int j = position % h.in() + h.pad() - tap % h.kernel() * h.dilation();
    boolean inside = i >= 0 && i / v.stride() < v.out() && j >= 0 && j / h.stride() < h.out();
    return inside ? i / v.stride() * h.out() + j / h.stride() : -1;
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
      int tileTo) {
    for (int tile = tileFrom; tile < tileTo; tile++) {
      int group = WeightTile.group(c, tile);
      int panel = WeightTile.panel(c, tile);
      int in = xAt + group * c.groupChannels;
      int out = dyAt + group * c.groupFilters + panel * Panels.PANEL;
      int at = weightAt + WeightTile.panelAt(c, tile);
      int bias = WeightTile.biasAt(c, tile, biasAt);
      int row = WeightTile.rowFrom(c, tile);
      int rowTo = WeightTile.rowTo(c, tile);
      rows(c, x, in, dy, out, gradients, at, bias, stride, from, to, panel, row, rowTo);
    }
  }

  /** Rows of a panel of the weights; x and dy from the first channel and filter on that count. */
  static void rows(
      Convolution c,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] gradients,
      int at,
      int biasAt,
      int stride,
      int from,
      int to,
      int panel,
      int rowFrom,
      int rowTo) {
    int used = c.panels.used(panel);
    int width = c.panels.width(panel);
    for (int n = from; n < to; n++) {
      for (int p = 0; p < c.outHeight() * c.outWidth(); p++) {
        int out = dyAt + n * stride + p * c.filters;
        for (int row = rowFrom; row < rowTo; row++) {
          int place = inputPlace(c, p, row);
          if (place >= 0) {
            addScaled(x[xAt + n * stride + place], dy, out, gradients, at + row * width, used);
          }
        }
        if (biasAt >= 0) {
          addScaled(1, dy, out, gradients, biasAt, used);
        }
      }
    }
  }
}
