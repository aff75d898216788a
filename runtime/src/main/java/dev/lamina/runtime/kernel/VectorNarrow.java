package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.MASKED_STORES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Runs {@link NarrowTables}. */
final class VectorNarrow {
  private static final int ROWS = 9;
  private static final int[] STAGED_OUTS = ForwardTables.multiples(ROWS, LANES);

  /** Where images start in the scratch memory; before them tiles stage their rows. */
  private static final int IMAGE = NarrowTables.STAGE;

  private VectorNarrow() {}

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
    NarrowTables t = c.narrowForward();
    Product p = scratch.product;
    p.b = weights;
    int start = biasAt < 0 ? Product.FROM_ZERO : biasAt;
    for (int n = from; n < to; n++) {
      int image = image(p, t, x, xAt + n * stride, scratch);
      p.out = y;
      pixels(p, t, c.panels, image, weightAt, start, yAt + n * stride, scratch);
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
    NarrowTables t = c.narrowData();
    Product p = scratch.product;
    p.b = packed;
    int start = accumulate ? Product.FROM_OUTPUT : Product.FROM_ZERO;
    for (int n = from; n < to; n++) {
      int image = image(p, t, dy, dyAt + n * stride, scratch);
      p.out = dx;
      pixels(p, t, t.panels(), image, packedAt, start, dxAt + n * stride, scratch);
    }
  }

  /** Makes p read the image of the value at {@code at} of x; gives where it starts. */
  private static int image(Product p, NarrowTables t, float[] x, int at, Scratch scratch) {
    float[] floats = scratch.floats(IMAGE + t.room());
    if (!t.copied() && whole(t.lanes(), x, at + t.imageSize())) {
      p.a = x;
      return at;
    }
    t.copy(x, at, floats, IMAGE);
    p.a = floats;
    return IMAGE;
  }

  /** Whether the last pixel of a value, which stands before end, can be read in whole vectors. */
  private static boolean whole(int lanes, float[] x, int end) {
    return lanes % LANES == 0 || end + LANES <= x.length;
  }

  /** All outputs, which start as {@link Product#start} says. */
  private static void pixels(
      Product p,
      NarrowTables t,
      Panels panels,
      int image,
      int weightAt,
      int start,
      int outAt,
      Scratch scratch) {
    float[] stage = scratch.floats(IMAGE);
    for (int i = 0; i < t.patches().size(); i++) { // no iterator: nothing is allocated
      NarrowTables.Patch patch = t.patches().get(i);
      p.rows = patch.rows();
      p.outs = patch.outs();
      p.outStep = 1;
      p.steps = patch.steps();
      p.bSteps = patch.weightRows();
      p.stepCount = p.steps.length;
      for (int row = 0; row < p.rows.length; row += ROWS) {
        int count = Math.min(ROWS, p.rows.length - row);
        for (int lane = 0; lane < t.lanes(); lane += LANES) {
          p.aAt = image + lane;
          p.outAt = outAt + lane;
          weightColumn(p, panels, weightAt, lane);
          p.start(start < 0 ? start : start + lane);
          rows(p, row, count, Math.min(LANES, t.lanes() - lane), stage);
        }
      }
    }
  }

  private static void weightColumn(Product p, Panels panels, int weightAt, int lane) {
    int panel = lane / Panels.PANEL;
    p.bStep = panels.width(panel);
    p.bAt = weightAt + panels.start(panel) + lane % Panels.PANEL;
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
    NarrowTables t = c.narrowForward();
    int copyAt = IMAGE + t.room();
    float[] floats = scratch.floats(copyAt + NarrowTables.room(c.filters, c.outputSize()));
    Product p = scratch.product;
    p.out = gradients;
    for (int n = from; n < to; n++) {
      int image = image(p, t, x, xAt + n * stride, scratch);
      int at = dyAt + n * stride;
      boolean whole = whole(c.filters, dy, at + c.outputSize());
      if (!whole) {
        System.arraycopy(dy, at, floats, copyAt, c.outputSize());
      }
      p.b = whole ? dy : floats;
      for (int tile = tileFrom; tile < tileTo; tile++) {
        weightTile(c, t, p, tile, image, whole ? at : copyAt, weightAt, biasAt, scratch);
      }
    }
  }

  /** The gradient of one tile: rows and steps of the patches change places. */
  private static void weightTile(
      Convolution c,
      NarrowTables t,
      Product p,
      int tile,
      int image,
      int dyAt,
      int weightAt,
      int biasAt,
      Scratch scratch) {
    int panel = WeightTile.panel(c, tile);
    int bias = WeightTile.biasAt(c, tile, biasAt);
    for (int lane = 0; lane < c.panels.used(panel); lane += LANES) {
      int used = Math.min(LANES, c.panels.used(panel) - lane);
      p.aAt = image + panel * Panels.PANEL + lane;
      p.bAt = dyAt + panel * Panels.PANEL + lane;
      p.outAt = weightAt + c.panels.start(panel) + lane;
      p.outStep = c.panels.width(panel);
      for (int i = 0; i < t.patches().size(); i++) {
        patchWeights(c, p, t.patches().get(i), tile, used, scratch);
      }
      if (bias >= 0) {
        p.bStep = c.filters;
        p.stepCount = c.outHeight() * c.outWidth();
        VectorWeights.columnSums(p, bias + lane, 0, used);
      }
    }
  }

  private static void patchWeights(
      Convolution c, Product p, NarrowTables.Patch patch, int tile, int used, Scratch scratch) {
    p.rows = patch.steps();
    p.outs = patch.weightRows();
    p.steps = patch.rows();
    p.bSteps = patch.outs();
    p.bStep = 1;
    p.stepCount = p.steps.length;
    float[] stage = scratch.floats(IMAGE);
    int to = patch.count(WeightTile.rowTo(c, tile));
    for (int row = patch.count(WeightTile.rowFrom(c, tile)); row < to; row += ROWS) {
      p.startFromOutput();
      rows(p, row, Math.min(ROWS, to - row), used, stage);
    }
  }

  /** At most {@link #ROWS} rows, of which {@code used} lanes are written. */
  private static void rows(Product p, int row, int count, int used, float[] stage) {
    if (used == LANES) {
      tiles(p, row, count);
      return;
    }
    float[] out = p.out;
    int outAt = p.outAt;
    int[] outs = p.outs;
    int outStep = p.outStep;
    int[] rows = p.rows;
    boolean fromOutput = p.initMask != 0;
    for (int i = 0; i < count; i++) {
      p.stagedRows[i] = rows[row + i];
      if (fromOutput) {
        VectorProduct.copy(out, outAt + outs[row + i] * outStep, stage, i * LANES, used);
      }
    }
    p.out = stage;
    p.outAt = 0;
    p.outs = STAGED_OUTS;
    p.outStep = 1;
    p.rows = p.stagedRows;
    if (fromOutput) {
      p.startFromOutput();
    }
    tiles(p, 0, count);
    p.out = out;
    p.outAt = outAt;
    p.outs = outs;
    p.outStep = outStep;
    p.rows = rows;
    unstage(p, row, count, used, stage);
  }

  private static void unstage(Product p, int row, int count, int used, float[] stage) {
    if (!MASKED_STORES) {
      for (int i = 0; i < count; i++) {
        VectorProduct.copy(stage, i * LANES, p.out, p.outAt + p.outs[row + i] * p.outStep, used);
      }
      return;
    }
    VectorMask<Float> mask = SPECIES.indexInRange(0, used);
    for (int i = 0; i < count; i++) {
      FloatVector.fromArray(SPECIES, stage, i * LANES)
          .intoArray(p.out, p.outAt + p.outs[row + i] * p.outStep, mask);
    }
  }

  private static void tiles(Product p, int from, int count) {
    int row = from;
    int to = from + count;
    if (count == ROWS) {
      NarrowTiles.rows9(p, row);
      return;
    }
    for (; row + 3 <= to; row += 3) {
      NarrowTiles.rows3(p, row);
    }
    for (; row < to; row++) {
      NarrowTiles.rows1(p, row);
    }
  }
}
