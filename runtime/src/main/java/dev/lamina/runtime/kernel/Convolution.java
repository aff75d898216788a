package dev.lamina.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Sizes of one convolution, and the tables its kernels need: (C, H, W) to (F, outHeight, outWidth).
 * A dense layer is the convolution whose kernel covers its whole input.
 *
 * <p>Weights are stored in panels of filters: for each group, for each panel of 32 filters (the
 * last one 16 if no more are left, so filters are padded to a multiple of 16), for each kernel row,
 * kernel column and input channel, the panel's filters side by side. Narrow groups, such as those
 * of a depthwise convolution, have their filters side by side in the same panels.
 */
public final class Convolution {
  final int channels;
  final int filters;
  final int groups;
  final int groupChannels;
  final int groupFilters;
  final Axis vertical;
  final Axis horizontal;

  /** Whether a sample is one row of a matrix product: a dense layer. */
  final boolean dense;

  /** Whether the vector kernels compute the gradient of the input by {@link #scatter()}. */
  final boolean scatters;

  /** Whether the vector kernels compute the output by {@link #planes()}. */
  final boolean planar;

  /** Whether groups share their panels, since they are too narrow for vectors of their own. */
  final boolean narrow;

  /** Sets of panels: one for each group, or one. */
  final int panelGroups;

  /** Weights of one such set: a row for each kernel row, kernel column and channel of a group. */
  final Panels panels;

  /** Narrow weights as the gradient of the input reads them: rows for taps and filters. */
  final Panels narrowDataPanels;

  private final StoredLayout weightLayout;
  private final StoredLayout biasLayout;

  // Made on first use, since cold starts count and most are needed by backward only. The races are
  // harmless: each thread would make the same immutable tables.
  private @Nullable ForwardTables forward;
  private @Nullable DataTables data;
  private @Nullable ScatterTables scatter;
  private @Nullable PlanarTables planes;
  private @Nullable NarrowTables narrowForward;
  private @Nullable NarrowTables narrowData;
  private int @Nullable [] fullOuts;
  private int @Nullable [] halfOuts;

  private Convolution(ConvolutionBuilder b) {
    channels = b.channels;
    filters = b.filters;
    groups = b.groups;
    groupChannels = channels / groups;
    groupFilters = filters / groups;
    vertical = b.vertical();
    horizontal = b.horizontal();
    boolean covers = vertical.kernel() == b.height && horizontal.kernel() == b.width;
    dense =
        covers
            && groups == 1
            && !vertical.readsPadding()
            && !horizontal.readsPadding()
            && vertical.out() == 1
            && horizontal.out() == 1;
    narrow = NarrowTables.pays(this);
    panelGroups = narrow ? 1 : groups;
    panels = NarrowTables.panels(this, groupChannels, filters / panelGroups);
    narrowDataPanels = NarrowTables.panels(this, groupFilters, channels);
    weightLayout =
        new WeightLayout(
            panelGroups, groupChannels, vertical.kernel(), horizontal.kernel(), panels);
    biasLayout = new BiasLayout(panelGroups, panels.columns());
    scatters = ScatterTables.pays(this);
    planar = PlanarTables.pays(this);
  }

  /**
   * Starts with the input's shape; the defaults are stride 1, no padding, dilation 1, one group.
   */
  public static ConvolutionBuilder input(int channels, int height, int width) {
    return new ConvolutionBuilder(channels, height, width);
  }

  static Convolution of(ConvolutionBuilder builder) {
    return new Convolution(builder);
  }

  /** Floats a sample going in. */
  public int inputSize() {
    return channels * vertical.in() * horizontal.in();
  }

  /** Floats a sample coming out. */
  public int outputSize() {
    return filters * outHeight() * outWidth();
  }

  /** Rows of the output. */
  public int outHeight() {
    return vertical.out();
  }

  /** Columns of the output. */
  public int outWidth() {
    return horizontal.out();
  }

  /** Multiplications (and additions) of one sample forward. */
  public long multiplyAdds() {
    return (long) panels.depth() * outputSize();
  }

  /** PyTorch's (F, C/g, kernel height, kernel width) to the panels described above. */
  public StoredLayout weightLayout() {
    return weightLayout;
  }

  /** One float a filter, padded to a multiple of 16 for each group. */
  public StoredLayout biasLayout() {
    return biasLayout;
  }

  int weightSize() {
    return panelGroups * panels.size();
  }

  int biasSize() {
    return panelGroups * Panels.padded(panels.columns());
  }

  /** Floats of the weights that {@link KernelSet#packForData} rearranges. */
  public int packedSize() {
    return narrow ? narrowDataPanels.size() : groups * DataTables.groupSize(this);
  }

  /** The largest of their {@link #packedSize()}. */
  public static int mostPacked(Convolution... convolutions) {
    int most = 0;
    for (Convolution convolution : convolutions) {
      most = Math.max(most, convolution.packedSize());
    }
    return most;
  }

  /** Parts of the rearranged weights that can be written independently of each other. */
  public int packParts() {
    int columns = dense ? inputSize() : groupChannels;
    return narrow || scatters ? 1 : groups * Math.ceilDiv(columns, Panels.PANEL);
  }

  /** Parts of the weights whose gradients can be summed independently of each other. */
  public int weightTiles() {
    return panelGroups * panels.count() * rowTiles();
  }

  /** Tiles of one panel. */
  int rowTiles() {
    return (panels.depth() + WEIGHT_ROWS - 1) / WEIGHT_ROWS;
  }

  /** Floats that vector kernels stage rows in before an image: 12 pairs of vectors and a panel. */
  static final int STAGE = 12 * Panels.PANEL + Panels.PANEL;

  /** Rows of a weight tile: enough to be worth a call, a multiple of every register tile. */
  static final int WEIGHT_ROWS = 24;

  /** Bytes of the tables that forward and backward read; makes them if they are not there yet. */
  public long tableBytes() {
    if (narrow) {
      return 4 * (narrowForward().ints() + narrowData().ints());
    }
    long ints = forward().ints() + (scatters ? scatter().ints() : data().ints());
    ints += planar ? planes().ints() : 0;
    for (int panel = 0; panel < panels.count(); panel++) {
      boolean another = panel == 0 || panels.width(panel) != panels.width(panel - 1);
      ints += another ? weightOuts(panels.width(panel)).length : 0;
    }
    return 4 * ints;
  }

  /** Floats of working memory that a worker needs for it at most. */
  public int scratchFloats() {
    if (narrow) {
      int backward = narrowData().room();
      int weights = narrowForward().room() + NarrowTables.room(filters, outputSize());
      return NarrowTables.STAGE + Math.max(backward, weights);
    }
    int image = STAGE + forward().imageFloats(this);
    int backward = scatters ? scatter().size() + Panels.PANEL : STAGE + data().imageFloats(this);
    int planar = this.planar ? planes().planesSize(this) + planes().outputSize(this) : 0;
    int weights = WeightBlocks.scratchFloats(this);
    return Math.max(Math.max(planar, weights), Math.max(image, backward));
  }

  ForwardTables forward() {
    ForwardTables tables = forward;
    if (tables == null) {
      tables = ForwardTables.of(this);
      forward = tables;
    }
    return tables;
  }

  DataTables data() {
    DataTables tables = data;
    if (tables == null) {
      tables = DataTables.of(this);
      data = tables;
    }
    return tables;
  }

  ScatterTables scatter() {
    ScatterTables tables = scatter;
    if (tables == null) {
      tables = ScatterTables.of(this);
      scatter = tables;
    }
    return tables;
  }

  PlanarTables planes() {
    PlanarTables tables = planes;
    if (tables == null) {
      tables = PlanarTables.of(this);
      planes = tables;
    }
    return tables;
  }

  NarrowTables narrowForward() {
    NarrowTables tables = narrowForward;
    if (tables == null) {
      tables = NarrowTables.forward(this);
      narrowForward = tables;
    }
    return tables;
  }

  NarrowTables narrowData() {
    NarrowTables tables = narrowData;
    if (tables == null) {
      tables = NarrowTables.data(this);
      narrowData = tables;
    }
    return tables;
  }

  /** Places of the rows of a panel this wide, for weight gradients. */
  int[] weightOuts(int width) {
    int[] outs = width == Panels.PANEL ? fullOuts : halfOuts;
    if (outs == null) {
      outs = ForwardTables.multiples(panels.depth(), width);
      if (width == Panels.PANEL) {
        fullOuts = outs;
      } else {
        halfOuts = outs;
      }
    }
    return outs;
  }
}
