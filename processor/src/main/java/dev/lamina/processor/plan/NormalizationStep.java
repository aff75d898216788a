package dev.lamina.processor.plan;

import java.util.List;

/** Normalisations over the batch, over a sample, and across channels. */
public sealed interface NormalizationStep extends Step {

  /** moments = mean of x and sum of (x - mean)^2 for each channel of a sample. */
  record ChannelMoments(Buffer x, Buffer moments) implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(moments);
    }
  }

  /**
   * Combines the moments of all samples into the scale and the shift that normalise the batch, and
   * moves the running statistics.
   */
  record NormalizeBatch(Normalization norm, Buffer moments) implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from(moments);
    }

    @Override
    public List<ChannelVector> vectorWrites() {
      return List.of(norm.scale(), norm.shift(), norm.mean(), norm.inverse());
    }
  }

  /** sums = sum of dy and sum of dy * (x - mean) for each channel of a sample. */
  record ChannelSums(Buffer x, Buffer dy, ChannelVector mean, Buffer sums)
      implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from(x, dy).into(sums);
    }

    @Override
    public List<ChannelVector> vectorReads() {
      return List.of(mean);
    }
  }

  /**
   * Combines the sums of all samples: adds to the gradients of weight and bias, and fills what dx
   * is computed with.
   */
  record NormalizeBatchBackward(Normalization norm, Buffer sums) implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from(sums);
    }

    @Override
    public List<ChannelVector> vectorReads() {
      return List.of(norm.scale(), norm.inverse());
    }

    @Override
    public List<ChannelVector> vectorWrites() {
      return List.of(norm.xScale(), norm.dxShift());
    }
  }

  /** The scale and the shift that normalise by the running statistics. */
  record NormalizeStatistics(Normalization norm) implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from();
    }

    @Override
    public List<ChannelVector> vectorWrites() {
      return List.of(norm.runningScale(), norm.runningShift());
    }
  }

  /**
   * y = (x - mean) * inverse * weight + bias; moments = mean and inverse deviation of a sample's
   * elements.
   */
  record NormalizeSample(SampleNormalization norm, Buffer x, Buffer moments, Buffer y)
      implements NormalizationStep {
    @Override
    public Flow flow() {
      return new Flow(List.of(x), List.of(y, moments));
    }
  }

  /** dx from dy, and from what the forward step has found out of x. */
  record NormalizeSampleBackward(
      SampleNormalization norm, Buffer x, Buffer moments, Buffer dy, Buffer dx, boolean accumulate)
      implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from(x, moments, dy).into(dx, accumulate);
    }
  }

  /**
   * Adds the sums over the batch, in order, of dy * (x - mean) * inverse and of dy to the gradients
   * of weight and bias. Work is split over their elements.
   */
  record NormalizeSampleWeights(SampleNormalization norm, Buffer x, Buffer moments, Buffer dy)
      implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from(x, moments, dy);
    }
  }

  /** y = x divided by a power of the energy of neighbouring channels. */
  record LocalResponse(String name, ResponseGeometry geometry, Buffer x, Buffer y)
      implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y);
    }
  }

  /** dx from dy; what the forward step computed of x is computed again. */
  record LocalResponseBackward(
      String name, ResponseGeometry geometry, Buffer x, Buffer dy, Buffer dx, boolean accumulate)
      implements NormalizationStep {
    @Override
    public Flow flow() {
      return Flow.from(x, dy).into(dx, accumulate);
    }
  }
}
