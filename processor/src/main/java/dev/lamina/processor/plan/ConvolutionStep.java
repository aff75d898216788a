package dev.lamina.processor.plan;

import java.util.Optional;

/** Convolutions and dense layers, their gradients, and what is made of their weights. */
public sealed interface ConvolutionStep extends Step {

  /**
   * y = x * w + b.
   *
   * @param folded whether w and b are those of {@link FoldWeights}
   */
  record Convolve(Weights weights, Buffer x, Buffer y, boolean folded) implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y);
    }
  }

  /** Which weights {@link ConvolveTiles} multiplies with. */
  enum TileSource {
    /** Those of {@link TransformWeights}. */
    PREPARED,
    /** The same, which have a normalisation in them, as the bias has that was made with them. */
    FOLDED,
    /** Those of the {@link TileWeights} before it. */
    CURRENT
  }

  /** y = x * w + b by Winograd's tiles. */
  record ConvolveTiles(Weights weights, Buffer x, Buffer y, TileSource source)
      implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y);
    }
  }

  /** y += x * w + b, for a dense layer. */
  record AddDense(Weights weights, Buffer x, Buffer y) implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from(x, y).into(y);
    }
  }

  /**
   * Rearranges weights for {@link ConvolveData}; once a batch, not once a sample, and in inference
   * when they have changed. Work is split over parts of them.
   *
   * @param passing whether they share one place in memory with all others that do, and stay until
   *     the next of these
   */
  record PackWeights(Weights weights, boolean passing) implements ConvolutionStep {
    /** Weights that stay, in a place of their own. */
    public PackWeights(Weights weights) {
      this(weights, false);
    }

    @Override
    public Flow flow() {
      return Flow.from();
    }
  }

  /** dx = dy * w transposed. */
  record ConvolveData(Weights weights, Buffer dy, Buffer dx, boolean accumulate)
      implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from(dy).into(dx, accumulate);
    }
  }

  /** The same by Winograd's tiles, with the turned weights of the {@link TileWeights} before it. */
  record ConvolveDataTiles(Weights weights, Buffer dy, Buffer dx, boolean accumulate)
      implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from(dy).into(dx, accumulate);
    }
  }

  /**
   * dw += x transposed * dy, db += sum dy, over the whole batch. Work is split over parts of dw,
   * or, where dw is small, over a fixed number of slices of the batch that are summed in order at
   * the end: either way the result does not depend on the number of workers.
   *
   * @param slices number of slices, 0 to split over parts of dw
   * @param tiled whether the sum is Winograd's
   */
  record ConvolveWeights(Weights weights, Buffer x, Buffer dy, int slices, boolean tiled)
      implements ConvolutionStep {
    /** Slices where there are any: fixed, since the result depends on their number. */
    public static final int SLICES = 8;

    /** Without tiles. */
    public ConvolveWeights(Weights weights, Buffer x, Buffer dy, int slices) {
      this(weights, x, dy, slices, false);
    }

    @Override
    public Flow flow() {
      return Flow.from(x, dy);
    }
  }

  /** Each place of y = the bias of this name, a number for each channel. */
  record SpreadBias(String bias, Buffer y) implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from().into(y);
    }
  }

  /** Each channel of {@code sums} = sum of dy over all places of a sample. */
  record SumPlaces(Buffer dy, Buffer sums) implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from(dy).into(sums);
    }
  }

  /**
   * Adds the sums of all samples, in order, to the gradient of the bias. Work is split over
   * channels.
   */
  record BiasGradient(String bias, Buffer sums) implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from(sums);
    }
  }

  /** The weights and the bias of a convolution whose output is normalised by running statistics. */
  record FoldWeights(Weights weights, Normalization norm) implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from();
    }
  }

  /**
   * The weights for {@link ConvolveTiles} in training, or, turned, for {@link ConvolveDataTiles}.
   * They stay until the next step of this kind. Work is split over panels of them.
   */
  record TileWeights(Weights weights, boolean turned) implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from();
    }
  }

  /**
   * The weights for {@link ConvolveTiles} in inference.
   *
   * @param norm the normalisation that is folded into them and into the bias, if there is one
   */
  record TransformWeights(Weights weights, Optional<Normalization> norm)
      implements ConvolutionStep {
    @Override
    public Flow flow() {
      return Flow.from();
    }
  }
}
