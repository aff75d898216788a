package dev.lamina.runtime.kernel;

import java.util.Arrays;

/** Convolutions of narrow groups by their definition; weights as {@link NarrowTables} has them. */
final class ScalarNarrow {
  private ScalarNarrow() {}

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
      int to) {
    for (int n = from; n < to; n++) {
      for (int p = 0; p < c.outHeight() * c.outWidth(); p++) {
        int out = yAt + n * stride + p * c.filters;
        if (biasAt < 0) {
          Arrays.fill(y, out, out + c.filters, 0);
        } else {
          System.arraycopy(weights, biasAt, y, out, c.filters);
        }
        for (int row = 0; row < c.panels.depth(); row++) {
          int place = ScalarConvolution.inputPlace(c, p, row);
          for (int f = 0; f < c.filters && place >= 0; f++) {
            int in = xAt + n * stride + place + f / c.groupFilters * c.groupChannels;
            y[out + f] += x[in] * weights[weightAt + c.panels.offset(row, f)];
          }
        }
      }
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
      int at = dxAt + n * stride;
      if (!accumulate) {
        Arrays.fill(dx, at, at + c.inputSize(), 0);
      }
      for (int p = 0; p < c.vertical.in() * c.horizontal.in(); p++) {
        pixelData(c, dy, dyAt + n * stride, packed, packedAt, dx, at + p * c.channels, p);
      }
    }
  }

  private static void pixelData(
      Convolution c,
      float[] dy,
      int dyAt,
      float[] packed,
      int packedAt,
      float[] dx,
      int out,
      int p) {
    Panels panels = c.narrowDataPanels;
    for (int row = 0; row < panels.depth(); row++) {
      int tap = row / c.groupFilters;
      int i = c.vertical.output(p / c.horizontal.in(), tap / c.horizontal.kernel());
      int j = c.horizontal.output(p % c.horizontal.in(), tap % c.horizontal.kernel());
      int in = dyAt + (i * c.outWidth() + j) * c.filters + row % c.groupFilters;
      for (int channel = 0; channel < c.channels && i >= 0 && j >= 0; channel++) {
        int group = channel / c.groupChannels;
        dx[out + channel] +=
            dy[in + group * c.groupFilters] * packed[packedAt + panels.offset(row, channel)];
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
      int tileTo) {
    for (int tile = tileFrom; tile < tileTo; tile++) {
      for (int n = from; n < to; n++) {
        for (int p = 0; p < c.outHeight() * c.outWidth(); p++) {
          int out = dyAt + n * stride + p * c.filters;
          tile(c, tile, x, xAt + n * stride, dy, out, gradients, weightAt, biasAt, p);
        }
      }
    }
  }

  /** What output pixel p adds to one tile. */
  private static void tile(
      Convolution c,
      int tile,
      float[] x,
      int xAt,
      float[] dy,
      int out,
      float[] gradients,
      int weightAt,
      int biasAt,
      int p) {
    int first = WeightTile.panel(c, tile) * Panels.PANEL;
    int last = first + c.panels.used(WeightTile.panel(c, tile));
    for (int row = WeightTile.rowFrom(c, tile); row < WeightTile.rowTo(c, tile); row++) {
      int place = ScalarConvolution.inputPlace(c, p, row);
      for (int f = first; f < last && place >= 0; f++) {
        int in = xAt + place + f / c.groupFilters * c.groupChannels;
        gradients[weightAt + c.panels.offset(row, f)] += x[in] * dy[out + f];
      }
    }
    int bias = WeightTile.biasAt(c, tile, biasAt);
    for (int f = first; f < last && bias >= 0; f++) {
      gradients[bias + f - first] += dy[out + f];
    }
  }
}
