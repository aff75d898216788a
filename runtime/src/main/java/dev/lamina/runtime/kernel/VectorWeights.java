package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The gradient of a convolution's weights: the sum of {@code x[rows[k] + steps[s]] * dy[s]} over
 * the output pixels s of all samples, block by block. A block's rows of dy are brought together
 * panel by panel: where they stand they are as far apart as a pixel has filters, and the cache has
 * few places for addresses so regular. What is summed stays in registers for a block, and waits in
 * the gradients until the next.
 */
final class VectorWeights {
  private static final int[] DENSE = {0};

  private VectorWeights() {}

  static void gradients(
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
    Product p = scratch.product;
    p.out = gradients;
    p.rows = c.forward().steps();
    float[] room = scratch.floats(WeightBlocks.scratchFloats(c));
    int together = WeightBlocks.samples(c);
    int pixels = c.outHeight() * c.outWidth();
    int blocks = Math.ceilDiv(pixels, WeightBlocks.pixels(c));
    for (int n = from; n < to; n += together) {
      int samples = Math.min(together, to - n);
      int at = xAt + n * stride;
      int place = WeightBlocks.imageAt(c);
      int image = c.forward().image().read(p, x, at, stride, samples, room, place);
      for (int block = 0; block < blocks; block++) {
        int first = block * pixels / blocks;
        int count = (block + 1) * pixels / blocks - first;
        p.steps = steps(c, scratch, stride, samples, first, count);
        p.stepCount = samples * count;
        int rows = dyAt + n * stride + first * c.filters;
        fetch(c, p, image, dy, rows, stride, samples, count);
        tiles(c, p, image, dy, rows, stride, count, weightAt, biasAt, tileFrom, tileTo, room);
      }
    }
  }

  /** Where the windows of a block's pixels start. */
  private static int[] steps(
      Convolution c, Scratch scratch, int stride, int samples, int first, int count) {
    int[] rows = c.dense ? DENSE : c.forward().rows();
    if (samples == 1 && first == 0) {
      return rows;
    }
    PaddedImage image = c.forward().image();
    int apart = image.copied() ? image.size() : stride;
    for (int i = 0; i < samples; i++) {
      for (int pixel = 0; pixel < count; pixel++) {
        scratch.steps[i * count + pixel] = i * apart + rows[first + pixel];
      }
    }
    return scratch.steps;
  }

  /** Brings x and dy of a block into the cache, unless a layer is dense: its rows are long. */
  private static void fetch(
      Convolution c,
      Product p,
      int image,
      float[] dy,
      int dyAt,
      int stride,
      int samples,
      int count) {
    for (int i = 0; i < samples && !c.dense && !WeightBlocks.isNear(c); i++) {
      int at = dyAt + i * stride;
      RowBlocks.fetch(p, dy, at, at + count * c.filters - 1);
      int last = p.steps[(i + 1) * count - 1] + p.rows[p.rows.length - 1];
      RowBlocks.fetch(p, p.a, image + p.steps[i * count], image + last);
    }
  }

  private static void tiles(
      Convolution c,
      Product p,
      int image,
      float[] dy,
      int dyAt,
      int stride,
      int count,
      int weightAt,
      int biasAt,
      int tileFrom,
      int tileTo,
      float[] room) {
    int gathered = -1;
    for (int tile = tileFrom; tile < tileTo; tile++) {
      int group = WeightTile.group(c, tile);
      int panel = WeightTile.panel(c, tile);
      int used = c.panels.used(panel);
      if (gathered != tile / c.rowTiles()) {
        gathered = tile / c.rowTiles();
        p.b = dy;
        p.bAt = dyAt + group * c.groupFilters + panel * Panels.PANEL;
        p.bStep = c.filters;
        if (!standTogether(c, p, count)) {
          gather(c, p, panel, stride, count, room);
        }
      }
      p.aAt = image + group * c.groupChannels;
      p.outs = c.weightOuts(c.panels.width(panel));
      p.outAt = weightAt + WeightTile.panelAt(c, tile);
      p.startFromOutput();
      VectorProduct.run(p, WeightTile.rowFrom(c, tile), WeightTile.rowTo(c, tile), used, room);
      biases(p, WeightTile.biasAt(c, tile, biasAt), used);
    }
  }

  /** Whether rows of dy can be read where they are: whole vectors, in one panel. */
  private static boolean standTogether(Convolution c, Product p, int count) {
    int last = p.bAt + (count - 1) * c.filters;
    return c.filters <= Panels.PANEL
        && c.groups == 1
        && p.stepCount == count
        && last + c.panels.width(0) <= p.b.length;
  }

  /** Brings the rows of dy of one panel together. */
  private static void gather(
      Convolution c, Product p, int panel, int stride, int count, float[] room) {
    int width = c.panels.width(panel);
    int used = c.panels.used(panel);
    int to = WeightBlocks.ROWS;
    for (int s = 0; s < p.stepCount; s += count) {
      int row = p.bAt + s / count * stride;
      for (int i = 0; i < count; i++) {
        row(p.b, row + i * c.filters, room, to, used);
        to += width;
      }
    }
    p.b = room;
    p.bAt = WeightBlocks.ROWS;
    p.bStep = width;
  }

  /** Whole vectors, which take the first filters of the next pixel along: nobody reads those. */
  private static void row(float[] dy, int at, float[] rows, int to, int used) {
    int column = 0;
    for (; column < used && at + column + LANES <= dy.length; column += LANES) {
      FloatVector.fromArray(SPECIES, dy, at + column).intoArray(rows, to + column);
    }
    for (; column < used; column++) {
      rows[to + column] = dy[at + column];
    }
  }

  private static void biases(Product p, int at, int used) {
    for (int column = 0; at >= 0 && column < used; column += LANES) {
      columnSums(p, at, column, Math.min(LANES, used - column));
    }
  }

  /** Adds the sums of one vector of columns of b to the gradient of the biases. */
  static void columnSums(Product p, int at, int column, int used) {
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
