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

  /**
   * y = x * w + b by Winograd's tiles, with the weights of {@link TransformWeights}.
   *
   * @param folded whether b too is the one made there
   */
  record ConvolveTiles(Weights weights, Buffer x, Buffer y, boolean folded)
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
   * when they have changed.
   */
  record PackWeights(Weights weights) implements ConvolutionStep {
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

  /**
   * dw += x transposed * dy, db += sum dy, over the whole batch. Work is split over parts of dw,
   * or, where dw is small, over a fixed number of slices of the batch that are summed in order at
   * the end: either way the result does not depend on the number of workers.
   *
   * @param slices number of slices, 0 to split over parts of dw
   */
  record ConvolveWeights(Weights weights, Buffer x, Buffer dy, int slices)
      implements ConvolutionStep {
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
   * The weights for {@link ConvolveTiles}.
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
