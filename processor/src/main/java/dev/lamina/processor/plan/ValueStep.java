package dev.lamina.processor.plan;

import java.util.List;

/** Values made of values without parameters. */
public sealed interface ValueStep extends Step {

  /**
   * Each element of {@code out} = value.
   *
   * @param label says what it is, as a method's name
   */
  record Map(String label, Expression value, Buffer out) implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(value.reads()).into(out);
    }

    @Override
    public List<ChannelVector> vectorReads() {
      return value.vectorReads();
    }

    @Override
    public boolean elementWise() {
      return true;
    }
  }

  /** y = x / (1 - rate) or 0, by a hash of seed, step, {@code salt}, sample and element. */
  record Dropout(double rate, int salt, Buffer x, Buffer y, boolean accumulate)
      implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y, accumulate);
    }

    @Override
    public boolean elementWise() {
      return true;
    }
  }

  /** y = softmax of x over channels. */
  record Softmax(Buffer x, Buffer y) implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y);
    }
  }

  /** dx = y * (dy - sum(y * dy)), sums over channels. */
  record SoftmaxBackward(Buffer y, Buffer dy, Buffer dx, boolean accumulate) implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(y, dy).into(dx, accumulate);
    }
  }

  /** y = maximum or average of x's windows. */
  record Pool(String name, PoolingGeometry geometry, Buffer x, Buffer y) implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y);
    }
  }

  /** dx = dy at the window's maximum, or spread over the window; a maximum looks at x and y. */
  record PoolBackward(
      String name,
      PoolingGeometry geometry,
      Buffer x,
      Buffer y,
      Buffer dy,
      Buffer dx,
      boolean accumulate)
      implements ValueStep {
    @Override
    public Flow flow() {
      return geometry.kind() == PoolingGeometry.Kind.MAX
          ? Flow.from(x, y, dy).into(dx, accumulate)
          : Flow.from(dy).into(dx, accumulate);
    }
  }

  /** y = x * s, s with a number for each channel. */
  record ScaleChannels(Buffer x, Buffer s, Buffer y, boolean accumulate) implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(x, s).into(y, accumulate);
    }

    @Override
    public boolean elementWise() {
      return true;
    }
  }

  /** Each channel of {@code sums} = sum over all places of x * y. */
  record SumProducts(Buffer x, Buffer y, Buffer sums, boolean accumulate) implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(x, y).into(sums, accumulate);
    }
  }

  /** Channels {@code xFrom..} of x become channels {@code yFrom..} of y, {@code count} of them. */
  record CopyChannels(int count, Buffer x, int xFrom, Buffer y, int yFrom, boolean accumulate)
      implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y, accumulate);
    }
  }

  /** y[column][row] = x[row][column] for each sample. */
  record Transpose(int rows, int columns, Buffer x, Buffer y, boolean accumulate)
      implements ValueStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y, accumulate);
    }
  }
}
