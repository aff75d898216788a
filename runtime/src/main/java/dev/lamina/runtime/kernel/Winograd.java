package dev.lamina.runtime.kernel;

import java.util.Arrays;

/**
 * A 3x3 convolution with a quarter of the multiplications (Winograd 1980; Lavin and Gray 2016): a
 * patch of 6x6 input pixels d gives a tile of 4x4 outputs,
 *
 * <pre>y = A' [ (G g G') * (B' d B) ] A</pre>
 *
 * <p>with g the kernel and * by elements. Summed over the channels that is a matrix product for
 * each of the 36 elements, a row of it for each tile. Where the output is no multiple of 4, the
 * last tiles reach beyond it, and what they read and give there is zero and dropped.
 *
 * <p>The matrices interpolate at 0, +-sqrt(1/2), +-sqrt(2) and infinity. The usual points, 0, +-1,
 * +-2, take fewer multiplications in the transforms, but round four times as much: 2 * 2 and 1 / 24
 * are far apart, where here no element is above 2.9 nor, zeros apart, below 0.16.
 *
 * <p>Transformed weights are laid out like {@link Convolution}'s, with the 36 elements in place of
 * the 9 taps: for each panel of filters, for each element and input channel, the panel's filters.
 */
public final class Winograd {
  /** Rows and columns of a tile of outputs. */
  static final int TILE = 4;

  /** Rows and columns of a patch of the input. */
  static final int SIDE = TILE + 2;

  /** Elements of a transformed patch. */
  static final int ELEMENTS = SIDE * SIDE;

  /** Channels that a part of the weights' gradient has at most. */
  private static final int CHANNELS = 64;

  /** Tiles that it sums over at a time, so that they stay in the cache with the sums. */
  static final int SUMMED = 36;

  /** Floats of transformed patches that leave the weights room in a second-level cache. */
  private static final int CACHED = 96 * 1024;

  /** Rows of the largest register tile. */
  private static final int ROWS = 12;

  final Convolution convolution;

  /** The convolution whose weights are transformed: that one, or the one it is the gradient of. */
  final Convolution source;

  /** Tiles across a sample. */
  final int across;

  /** Tiles of a sample. */
  final int tiles;

  /** Floats from one transformed pixel to the next: no power of two, which caches like least. */
  final int pixel;

  /** Tiles that are multiplied at a time, and half as many more where these are the last. */
  private final int block;

  /** The products of a block, as in {@link Product}; outputs by the width of the panel. */
  final int[] rows;

  /** Places of the patches of a part of the weights' gradient, whose channels are its rows. */
  final int[] partSteps;

  final int[] steps;
  final int[] fullOuts;
  final int[] halfOuts;

  private Winograd(Convolution c, Convolution source) {
    convolution = c;
    this.source = source;
    across = Math.ceilDiv(c.outWidth(), TILE);
    tiles = Math.ceilDiv(c.outHeight(), TILE) * across;
    pixel = Panels.padded(c.channels) + Panels.GRAIN;
    block = Math.max(1, CACHED / ELEMENTS / pixel / ROWS) * ROWS;
    rows = ForwardTables.multiples(room(), pixel);
    steps = ForwardTables.multiples(Math.max(c.channels, CHANNELS), 1);
    partSteps = ForwardTables.multiples(SUMMED, partPixel());
    fullOuts = ForwardTables.multiples(room(), ELEMENTS * Panels.PANEL);
    halfOuts = ForwardTables.multiples(room(), ELEMENTS * Panels.GRAIN);
  }

  /**
   * This way to compute a convolution.
   *
   * @throws IllegalArgumentException unless its kernel is 3x3, with stride 1, dilation 1 and one
   *     group
   */
  public static Winograd of(Convolution c) {
    requireFitting(c);
    return new Winograd(c, c);
  }

  private static void requireFitting(Convolution c) {
    if (!fits(c.vertical) || !fits(c.horizontal) || c.groups > 1) {
      throw new IllegalArgumentException(
          "only 3x3 convolutions of one group with stride 1 and dilation 1 are computed by tiles");
    }
  }

  private static boolean fits(Axis axis) {
    return axis.kernel() == 3 && axis.stride() == 1 && axis.dilation() == 1;
  }

  /**
   * This way to compute the gradient of a convolution's input: the convolution of the output's
   * gradient with the kernels turned by half a circle, filters and channels exchanged.
   *
   * @throws IllegalArgumentException as {@link #of}, and where the padding is above 2
   */
  public static Winograd ofData(Convolution c) {
    requireFitting(c);
    Axis rows = c.vertical;
    Axis columns = c.horizontal;
    if (Math.max(rows.pad(), columns.pad()) > 2) {
      throw new IllegalArgumentException("gradients are computed by tiles up to a padding of 2");
    }
    Convolution turned =
        Convolution.input(c.filters, rows.out(), columns.out())
            .filters(c.channels)
            .kernel(3, 3)
            .padding(
                2 - rows.pad(),
                2 - columns.pad(),
                rows.in() + rows.pad() - rows.out(),
                columns.in() + columns.pad() - columns.out())
            .build();
    return new Winograd(turned, c);
  }

  /** Bytes of its tables. */
  public long tableBytes() {
    int outs = fullOuts.length + halfOuts.length;
    return 4L * (rows.length + steps.length + partSteps.length + outs);
  }

  /** Floats of the transformed weights. */
  public int weightSize() {
    return Math.multiplyExact(ELEMENTS * convolution.channels, Panels.padded(convolution.filters));
  }

  /** Where the transformed weights of a panel of filters begin. */
  int weightPlace(int panel) {
    return panel * Panels.PANEL * ELEMENTS * convolution.channels;
  }

  /** Transforms weights that are laid out as {@link Convolution#weightLayout()} says. */
  public void transform(float[] weights, int weightAt, float[] transformed, int transformedAt) {
    check(weights, weightAt, transformed, transformedAt);
    WinogradWeights.transform(this, weights, weightAt, transformed, transformedAt, -1);
  }

  /** The same for the panels from..to of the {@link #panels} that the transformed weights have. */
  public void transform(
      float[] weights,
      int weightAt,
      float[] transformed,
      int transformedAt,
      int from,
      int to,
      Scratch scratch) {
    check(weights, weightAt, transformed, transformedAt);
    double[] room = scratch.doubles(WinogradWeights.ROOM);
    for (int panel = from; panel < to; panel++) {
      WinogradWeights.transform(
          this, weights, weightAt, transformed, transformedAt, -1, panel, room);
    }
  }

  private void check(float[] weights, int weightAt, float[] transformed, int transformedAt) {
    Ranges.part("weights", weights.length, weightAt, source.weightSize());
    Ranges.part("transformed weights", transformed.length, transformedAt, weightSize());
  }

  /** Tiles of a sample, each of which meets every transformed weight once. */
  public int tiles() {
    return tiles;
  }

  /** Panels of the transformed weights. */
  public int panels() {
    return convolution.panels.count();
  }

  /** Parts of the weights' gradient that can be computed by themselves. */
  public int weightParts() {
    return panels() * chunks();
  }

  private int chunks() {
    return Math.ceilDiv(convolution.channels, CHANNELS);
  }

  /** The panel of filters of a part. */
  int panel(int part) {
    return part / chunks();
  }

  /** The first channel of a part. */
  int channel(int part) {
    return part % chunks() * CHANNELS;
  }

  /** The channels of a part. */
  int channels(int part) {
    return Math.min(CHANNELS, convolution.channels - channel(part));
  }

  /** Floats from one transformed pixel of a part to the next. */
  int partPixel() {
    return Panels.padded(Math.min(CHANNELS, convolution.channels)) + Panels.GRAIN;
  }

  /** Transformed patches of a part, the elements outermost. */
  int partPatchesAt() {
    return stageAt() + ELEMENTS * Math.max(partPixel(), Panels.PANEL);
  }

  /** Transformed tiles of the output's gradient, likewise. */
  int partTilesAt() {
    return partPatchesAt() + ELEMENTS * SUMMED * partPixel();
  }

  /** Their products: for each element and channel a row of filters. */
  int partSumsAt() {
    return partTilesAt() + ELEMENTS * SUMMED * Panels.PANEL;
  }

  /** Floats of working memory that a worker needs for the weights' gradient. */
  public int partScratchFloats() {
    int sums = ELEMENTS * Math.min(CHANNELS, convolution.channels) * Panels.PANEL;
    return Math.max(partSumsAt() + sums, convolution.filters);
  }

  /** How many tiles to multiply, of so many that are left. */
  int next(int left) {
    return left <= room() ? left : block;
  }

  /** Tiles that there is room for. */
  private int room() {
    return block + block / 2;
  }

  /** Places in the scratch memory; at its front stands a vector of one patch or tile. */
  static int stageAt() {
    return ELEMENTS * Panels.GRAIN;
  }

  /** Transformed patches, the elements outermost; before them a patch as the kernels read it. */
  int patchesAt() {
    return stageAt() + ELEMENTS * pixel;
  }

  /** Floats from one element of the transformed patches to the next. */
  int element() {
    return room() * pixel;
  }

  /** Products of one panel, the tiles outermost. */
  int productsAt() {
    return patchesAt() + ELEMENTS * element();
  }

  /** Floats of working memory that a worker needs for it. */
  public int scratchFloats() {
    return productsAt() + room() * ELEMENTS * Panels.PANEL;
  }

  /** First row of the outputs of a tile. */
  int top(int tile) {
    return tile / across * TILE;
  }

  /** First column of the outputs of a tile. */
  int left(int tile) {
    return tile % across * TILE;
  }

  /** Whether all outputs of a tile exist. */
  boolean isWhole(int tile) {
    return top(tile) + TILE <= convolution.outHeight()
        && left(tile) + TILE <= convolution.outWidth();
  }

  /** Whether no pixel of a tile's patch lies in the padding. */
  boolean isInside(int tile) {
    int row = top(tile) - convolution.vertical.pad();
    int column = left(tile) - convolution.horizontal.pad();
    return row >= 0
        && column >= 0
        && row + SIDE <= convolution.vertical.in()
        && column + SIDE <= convolution.horizontal.in();
  }

  /** Place of the first pixel of a tile's patch in a sample; anywhere if that is padding. */
  int inputPlace(int tile) {
    int row = top(tile) - convolution.vertical.pad();
    int column = left(tile) - convolution.horizontal.pad();
    return (row * convolution.horizontal.in() + column) * convolution.channels;
  }

  /** Place of the first output of a tile in a sample. */
  int outputPlace(int tile) {
    return (top(tile) * convolution.outWidth() + left(tile)) * convolution.filters;
  }

  /**
   * Copies {@code count} channels of the patch of a tile to {@link #stageAt}, zeros for what lies
   * beyond the input.
   */
  void copyPatch(float[] x, int xAt, int tile, int count, float[] floats) {
    int channels = convolution.channels;
    int height = convolution.vertical.in();
    int width = convolution.horizontal.in();
    int top = top(tile) - convolution.vertical.pad();
    int left = left(tile) - convolution.horizontal.pad();
    int first = Math.clamp(-left, 0, SIDE);
    int end = Math.clamp(width - left, first, SIDE);
    Arrays.fill(floats, stageAt(), stageAt() + ELEMENTS * count, 0);
    for (int i = Math.clamp(-top, 0, SIDE); i < Math.min(SIDE, height - top); i++) {
      int from = xAt + ((top + i) * width + left + first) * channels;
      int to = stageAt() + (i * SIDE + first) * count;
      if (count == channels) {
        System.arraycopy(x, from, floats, to, (end - first) * channels);
      } else {
        copyPixels(x, from, floats, to, end - first, count);
      }
    }
  }

  private void copyPixels(float[] x, int from, float[] floats, int to, int pixels, int count) {
    for (int i = 0; i < pixels; i++) {
      System.arraycopy(x, from + i * convolution.channels, floats, to + i * count, count);
    }
  }

  /** Copies {@code used} filters of the outputs that exist from {@link #stageAt}. */
  void copyTile(float[] floats, int width, float[] y, int yAt, int tile, int used) {
    for (int i = 0; i < rows(tile); i++) {
      for (int j = 0; j < columns(tile); j++) {
        int from = stageAt() + (i * TILE + j) * width;
        System.arraycopy(floats, from, y, pixel(yAt, tile, i, j), used);
      }
    }
  }

  /** Copies them there. */
  void stageTile(float[] y, int yAt, int tile, int used, float[] floats, int width) {
    for (int i = 0; i < rows(tile); i++) {
      for (int j = 0; j < columns(tile); j++) {
        int to = stageAt() + (i * TILE + j) * width;
        System.arraycopy(y, pixel(yAt, tile, i, j), floats, to, used);
      }
    }
  }

  private int rows(int tile) {
    return Math.min(TILE, convolution.outHeight() - top(tile));
  }

  private int columns(int tile) {
    return Math.min(TILE, convolution.outWidth() - left(tile));
  }

  private int pixel(int yAt, int tile, int row, int column) {
    return yAt + outputPlace(tile) + (row * convolution.outWidth() + column) * convolution.filters;
  }
}
