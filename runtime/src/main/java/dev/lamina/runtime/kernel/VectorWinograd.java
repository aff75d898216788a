package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.Winograd.ELEMENTS;
import static dev.lamina.runtime.kernel.Winograd.SIDE;
import static dev.lamina.runtime.kernel.Winograd.TILE;

/**
 * {@link Winograd} with vectors of channels. The tiles of all samples are numbered through, so that
 * small images share the weights that are read; each tile is computed by itself all the same.
 */
final class VectorWinograd {
  private VectorWinograd() {}

  static void forward(
      Winograd w,
      float[] x,
      int xAt,
      float[] transformed,
      int transformedAt,
      float[] biases,
      int biasAt,
      float[] y,
      int yAt,
      boolean accumulate,
      int stride,
      int from,
      int to,
      Scratch scratch) {
    float[] floats = scratch.floats(w.scratchFloats());
    float[] start = biasAt < 0 ? Product.ZEROS : biases;
    int end = to * w.tiles;
    int count;
    for (int first = from * w.tiles; first < end; first += count) {
      count = w.next(end - first);
      for (int i = 0; i < count; i++) {
        int sample = (first + i) / w.tiles;
        int tile = (first + i) % w.tiles;
        int row = w.patchesAt() + i * w.pixel;
        int at = xAt + sample * stride;
        patch(w, x, at, tile, w.convolution.channels, floats, row, w.element());
      }
      for (int panel = 0; panel < w.convolution.panels.count(); panel++) {
        multiply(w, scratch.product, floats, count, transformed, transformedAt, panel);
        int startAt = biasAt < 0 ? 0 : biasAt + panel * Panels.PANEL;
        for (int i = 0; i < count; i++) {
          int out = yAt + (first + i) / w.tiles * stride + panel * Panels.PANEL;
          int tile = (first + i) % w.tiles;
          tile(w, floats, i, panel, start, startAt, y, out, accumulate, tile);
        }
      }
    }
  }

  /**
   * Transforms the first {@code channels} channels from {@code xAt} on of the patch of a tile; its
   * elements are written {@code element} apart.
   */
  static void patch(
      Winograd w, float[] x, int xAt, int tile, int channels, float[] floats, int to, int element) {
    if (channels % LANES == 0 && w.isInside(tile)) {
      int pixel = w.convolution.channels;
      int line = w.convolution.horizontal.in() * pixel;
      int at = xAt + w.inputPlace(tile);
      WinogradTransforms.patch(channels, x, at, pixel, line, floats, to, element);
    } else {
      int at = Winograd.stageAt();
      w.copyPatch(x, xAt, tile, channels, floats);
      WinogradTransforms.patch(
          channels, floats, at, channels, SIDE * channels, floats, to, element);
    }
  }

  private static void multiply(
      Winograd w, Product p, float[] floats, int count, float[] transformed, int at, int panel) {
    int channels = w.convolution.channels;
    int width = w.convolution.panels.width(panel);
    p.a = floats;
    p.rows = w.rows;
    p.steps = w.steps;
    p.stepCount = channels;
    p.b = transformed;
    p.bStep = width;
    p.start(Product.FROM_ZERO);
    p.out = floats;
    p.outs = width == Panels.PANEL ? w.fullOuts : w.halfOuts;
    for (int e = 0; e < ELEMENTS; e++) {
      p.aAt = w.patchesAt() + e * w.element();
      p.bAt = at + w.weightPlace(panel) + e * width * channels;
      p.outAt = w.productsAt() + e * width;
      VectorProduct.run(p, 0, count, width, floats);
    }
  }

  /** Makes outputs of row i of the products. */
  private static void tile(
      Winograd w,
      float[] floats,
      int i,
      int panel,
      float[] start,
      int startAt,
      float[] y,
      int yAt,
      boolean accumulate,
      int tile) {
    Convolution c = w.convolution;
    int width = c.panels.width(panel);
    int used = c.panels.used(panel);
    int from = w.productsAt() + i * ELEMENTS * width;
    boolean whole = used % LANES == 0 && w.isWhole(tile);
    float[] out = whole ? y : floats;
    int to = whole ? yAt + w.outputPlace(tile) : Winograd.stageAt();
    int pixel = whole ? c.filters : width;
    int line = whole ? c.outWidth() * c.filters : TILE * width;
    if (accumulate && !whole) {
      w.stageTile(y, yAt, tile, used, floats, width);
    }
    WinogradTransforms.tile(
        width,
        used,
        floats,
        from,
        accumulate ? out : start,
        accumulate ? to : startAt,
        accumulate ? -1 : 0,
        out,
        to,
        pixel,
        line);
    if (!whole) {
      w.copyTile(floats, width, y, yAt, tile, used);
    }
  }
}
