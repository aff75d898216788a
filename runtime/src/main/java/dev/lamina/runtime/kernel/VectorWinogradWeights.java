package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.Winograd.ELEMENTS;
import static dev.lamina.runtime.kernel.Winograd.SUMMED;
import static dev.lamina.runtime.kernel.Winograd.TILE;

import java.util.Arrays;

/**
 * The gradient of a convolution's weights by {@link Winograd}'s tiles: what is linear in the kernel
 * is so backward, too,
 *
 * <pre>dg += G' [ sum over tiles of (B' d B) * (A dy A') ] G</pre>
 *
 * <p>The sum over tiles and samples is a matrix product for each of the 36 elements, a row of it
 * for each channel.
 */
final class VectorWinogradWeights {
  private VectorWinogradWeights() {}

  static void gradients(
      Winograd w,
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
      int partFrom,
      int partTo,
      Scratch scratch) {
    Panels panels = w.convolution.panels;
    float[] floats = scratch.floats(w.partScratchFloats());
    for (int part = partFrom; part < partTo; part++) {
      int width = panels.width(w.panel(part));
      int sums = w.channels(part) * width;
      Arrays.fill(floats, w.partSumsAt(), w.partSumsAt() + ELEMENTS * sums, 0);
      int end = to * w.tiles;
      for (int first = from * w.tiles; first < end; first += SUMMED) {
        int count = Math.min(SUMMED, end - first);
        for (int i = 0; i < count; i++) {
          int sample = (first + i) / w.tiles * stride;
          int tile = (first + i) % w.tiles;
          int at = xAt + sample + w.channel(part);
          int row = w.partPatchesAt() + i * w.partPixel();
          int element = SUMMED * w.partPixel();
          VectorWinograd.patch(w, x, at, tile, w.channels(part), floats, row, element);
          tile(w, w.panel(part), dy, dyAt + sample, tile, floats, i);
        }
        multiply(w, part, scratch.product, floats, count);
      }
      int at = weightAt + panels.start(w.panel(part)) + w.channel(part) * width;
      int tap = w.convolution.channels * width;
      WinogradTransforms.kernels(sums, floats, w.partSumsAt(), sums, gradients, at, tap);
      if (biasAt >= 0 && part == 0) {
        biases(w.convolution, dy, dyAt, gradients, biasAt, stride, from, to, floats);
      }
    }
  }

  /** Transforms a tile of the output's gradient, the filters of a panel, to row i. */
  private static void tile(
      Winograd w, int panel, float[] dy, int dyAt, int tile, float[] floats, int i) {
    Convolution c = w.convolution;
    int width = c.panels.width(panel);
    int used = c.panels.used(panel);
    int from = dyAt + panel * Panels.PANEL;
    int to = w.partTilesAt() + i * width;
    int element = SUMMED * width;
    if (used == width && w.isWhole(tile)) {
      int line = c.outWidth() * c.filters;
      int at = from + w.outputPlace(tile);
      WinogradTransforms.gradient(width, dy, at, c.filters, line, floats, to, element);
    } else {
      int at = Winograd.stageAt();
      Arrays.fill(floats, at, at + TILE * TILE * width, 0);
      w.stageTile(dy, from, tile, used, floats, width);
      WinogradTransforms.gradient(width, floats, at, width, TILE * width, floats, to, element);
    }
  }

  private static void multiply(Winograd w, int part, Product p, float[] floats, int count) {
    int width = w.convolution.panels.width(w.panel(part));
    int channels = w.channels(part);
    p.a = floats;
    p.rows = w.steps;
    p.steps = w.partSteps;
    p.stepCount = count;
    p.b = floats;
    p.bStep = width;
    p.out = floats;
    p.outs = w.convolution.weightOuts(width);
    for (int e = 0; e < ELEMENTS; e++) {
      p.aAt = w.partPatchesAt() + e * SUMMED * w.partPixel();
      p.bAt = w.partTilesAt() + e * SUMMED * width;
      p.outAt = w.partSumsAt() + e * channels * width;
      p.start(Product.FROM_OUTPUT);
      VectorProduct.run(p, 0, channels, width, floats);
    }
  }

  /** All of them, with the first part. */
  private static void biases(
      Convolution c,
      float[] dy,
      int dyAt,
      float[] gradients,
      int biasAt,
      int stride,
      int from,
      int to,
      float[] sums) {
    int pixels = c.outHeight() * c.outWidth();
    for (int n = from; n < to; n++) {
      VectorChannels.sumPlaces(pixels, c.filters, dy, dyAt + n * stride, sums, 0);
      for (int f = 0; f < c.filters; f++) {
        gradients[biasAt + f] += sums[f];
      }
    }
  }
}
