package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing that can run, on every sample of a batch unless it says otherwise. The set is closed: a
 * layer lowers itself into these, and only new mathematics adds one. Where {@code accumulate} is
 * true the step adds to its target, which another step has assigned before.
 */
public sealed interface Step {

  /** Buffers whose contents matter to the step. */
  List<Buffer> reads();

  /** Buffers it fills or adds to. */
  List<Buffer> writes();

  /** Channel vectors whose contents matter to the step. */
  default List<ChannelVector> vectorReads() {
    return List.of();
  }

  /** Channel vectors it fills. */
  default List<ChannelVector> vectorWrites() {
    return List.of();
  }

  /** Whether each element of the target depends on no other place of a source of the same size. */
  default boolean elementWise() {
    return false;
  }

  /** Copies input {@code port} from the user's array, (C, H, W), into the arena, channels-last. */
  record LoadInput(int port, Buffer to) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(to);
    }
  }

  /** Copies the target values of output {@code port} likewise. */
  record LoadTarget(int port, Buffer to) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(to);
    }
  }

  /** Copies a value into the user's array for output {@code port}, as (C, H, W). */
  record StoreOutput(int port, Buffer from) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(from);
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /**
   * y = x * w + b.
   *
   * @param folded whether w and b are those of {@link FoldWeights}
   */
  record Convolve(Weights weights, Buffer x, Buffer y, boolean folded) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /**
   * Rearranges weights for {@link ConvolveData}; once a batch, not once a sample, and in inference
   * when they have changed.
   */
  record PackWeights(Weights weights) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /** dx = dy * w transposed. */
  record ConvolveData(Weights weights, Buffer dy, Buffer dx, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, dx, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(dx);
    }
  }

  /**
   * dw += x transposed * dy, db += sum dy, over the whole batch. Work is split over parts of dw,
   * or, where dw is small, over a fixed number of slices of the batch that are summed in order at
   * the end: either way the result does not depend on the number of workers.
   *
   * @param slices number of slices, 0 to split over parts of dw
   */
  record ConvolveWeights(Weights weights, Buffer x, Buffer dy, int slices) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /** Each place of y = the bias of this name, a number for each channel. */
  record SpreadBias(String bias, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Each channel of {@code sums} = sum of dy over all places of a sample. */
  record SumPlaces(Buffer dy, Buffer sums) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(sums);
    }
  }

  /**
   * Adds the sums of all samples, in order, to the gradient of the bias. Work is split over
   * channels.
   */
  record BiasGradient(String bias, Buffer sums) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(sums);
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /** y = maximum or average of x's windows. */
  record Pool(String name, PoolingGeometry geometry, Buffer x, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
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
      implements Step {
    @Override
    public List<Buffer> reads() {
      return geometry.kind() == PoolingGeometry.Kind.MAX
          ? Step.with(accumulate, dx, x, y, dy)
          : Step.with(accumulate, dx, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(dx);
    }
  }

  /**
   * Each element of {@code out} = value.
   *
   * @param label says what it is, as a method's name
   */
  record Map(String label, Expression value, Buffer out) implements Step {
    @Override
    public List<Buffer> reads() {
      return value.reads();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(out);
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

  /** moments = mean of x and sum of (x - mean)^2 for each channel of a sample. */
  record ChannelMoments(Buffer x, Buffer moments) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(moments);
    }
  }

  /**
   * Combines the moments of all samples into the scale and the shift that normalise the batch, and
   * moves the running statistics.
   */
  record NormalizeBatch(Normalization norm, Buffer moments) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(moments);
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }

    @Override
    public List<ChannelVector> vectorWrites() {
      return List.of(norm.scale(), norm.shift(), norm.mean(), norm.inverse());
    }
  }

  /** sums = sum of dy and sum of dy * (x - mean) for each channel of a sample. */
  record ChannelSums(Buffer x, Buffer dy, ChannelVector mean, Buffer sums) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(sums);
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
  record NormalizeBatchBackward(Normalization norm, Buffer sums) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(sums);
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
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
  record NormalizeStatistics(Normalization norm) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }

    @Override
    public List<ChannelVector> vectorWrites() {
      return List.of(norm.runningScale(), norm.runningShift());
    }
  }

  /** The weights and the bias of a convolution whose output is normalised by running statistics. */
  record FoldWeights(Weights weights, Normalization norm) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /**
   * y = (x - mean) * inverse * weight + bias; moments = mean and inverse deviation of a sample's
   * elements.
   */
  record NormalizeSample(SampleNormalization norm, Buffer x, Buffer moments, Buffer y)
      implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y, moments);
    }
  }

  /** dx from dy, and from what the forward step has found out of x. */
  record NormalizeSampleBackward(
      SampleNormalization norm, Buffer x, Buffer moments, Buffer dy, Buffer dx, boolean accumulate)
      implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, dx, x, moments, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(dx);
    }
  }

  /**
   * Adds the sums over the batch, in order, of dy * (x - mean) * inverse and of dy to the gradients
   * of weight and bias. Work is split over their elements.
   */
  record NormalizeSampleWeights(SampleNormalization norm, Buffer x, Buffer moments, Buffer dy)
      implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x, moments, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /** y = x / (1 - rate) or 0, by a hash of seed, step, {@code salt}, sample and element. */
  record Dropout(double rate, int salt, Buffer x, Buffer y, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, y, x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }

    @Override
    public boolean elementWise() {
      return true;
    }
  }

  /** y = softmax of x over channels. */
  record Softmax(Buffer x, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** dx = y * (dy - sum(y * dy)), sums over channels. */
  record SoftmaxBackward(Buffer y, Buffer dy, Buffer dx, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, dx, y, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(dx);
    }
  }

  /** y = x divided by a power of the energy of neighbouring channels. */
  record LocalResponse(String name, ResponseGeometry geometry, Buffer x, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** dx from dy; what the forward step computed of x is computed again. */
  record LocalResponseBackward(
      String name, ResponseGeometry geometry, Buffer x, Buffer dy, Buffer dx, boolean accumulate)
      implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, dx, x, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(dx);
    }
  }

  /** Softmax cross-entropy of output {@code port}, and its gradient if there is a place for it. */
  record CrossEntropy(
      int port, double weight, Buffer logits, Optional<Buffer> gradient, boolean accumulate)
      implements Step {
    @Override
    public List<Buffer> reads() {
      return accumulate ? List.of(logits, gradient.orElseThrow()) : List.of(logits);
    }

    @Override
    public List<Buffer> writes() {
      return gradient.stream().toList();
    }
  }

  /** The CTC loss of output {@code port}, and its gradient if there is a place for it. */
  record CtcLoss(
      int port, double weight, Buffer logits, Optional<Buffer> gradient, boolean accumulate)
      implements Step {
    @Override
    public List<Buffer> reads() {
      return accumulate ? List.of(logits, gradient.orElseThrow()) : List.of(logits);
    }

    @Override
    public List<Buffer> writes() {
      return gradient.stream().toList();
    }
  }

  /** An element-wise loss of output {@code port}, and its gradient if there is a place for it. */
  record ElementLoss(
      int port,
      String kind,
      double weight,
      Buffer x,
      Buffer target,
      Optional<Buffer> gradient,
      boolean accumulate)
      implements Step {
    @Override
    public List<Buffer> reads() {
      return accumulate ? List.of(x, target, gradient.orElseThrow()) : List.of(x, target);
    }

    @Override
    public List<Buffer> writes() {
      return gradient.stream().toList();
    }
  }

  /** y = x * s, s with a number for each channel. */
  record ScaleChannels(Buffer x, Buffer s, Buffer y, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, y, x, s);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }

    @Override
    public boolean elementWise() {
      return true;
    }
  }

  /** Each channel of {@code sums} = sum over all places of x * y. */
  record SumProducts(Buffer x, Buffer y, Buffer sums, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, sums, x, y);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(sums);
    }
  }

  /** Channels {@code xFrom..} of x become channels {@code yFrom..} of y, {@code count} of them. */
  record CopyChannels(int count, Buffer x, int xFrom, Buffer y, int yFrom, boolean accumulate)
      implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, y, x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** y[column][row] = x[row][column] for each sample. */
  record Transpose(int rows, int columns, Buffer x, Buffer y, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, y, x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /**
   * Steps that run for the first step of a sequence, then for the second and so on, or from the
   * last to the first: each can read what the one before it has written.
   */
  record Scan(Axis axis, boolean backward, List<Step> steps) implements Step {
    /** A copy of the steps is kept. */
    public Scan {
      steps = List.copyOf(steps);
    }

    @Override
    public List<Buffer> reads() {
      Set<Buffer> written = new HashSet<>();
      Set<Buffer> reads = new LinkedHashSet<>();
      for (Step step : steps) {
        for (Buffer read : step.reads()) {
          if (read.lag() > 0 || !written.contains(read)) {
            reads.add(read.current());
          }
        }
        written.addAll(step.writes());
      }
      return List.copyOf(reads);
    }

    @Override
    public List<Buffer> writes() {
      return steps.stream()
          .flatMap(s -> s.writes().stream())
          .map(Buffer::current)
          .distinct()
          .toList();
    }

    @Override
    public Stream<Step> singles() {
      return steps.stream();
    }
  }

  /** y += x * w + b, for a dense layer. */
  record AddDense(Weights weights, Buffer x, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x, y);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Copies the ids of input {@code port}; -1 where no step is. */
  record LoadTokens(int port, Buffer to) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(to);
    }
  }

  /** y = row {@code id} of a table; zero where no step is and for the id {@code padding}. */
  record Embed(String table, int padding, Buffer ids, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(ids);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Adds dy to row {@code id} of the table's gradient; work is split over columns. */
  record EmbedWeights(String table, int padding, Buffer ids, Buffer dy) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(ids, dy);
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /** y = 1 at place {@code id}, 0 elsewhere. */
  record OneHot(Buffer ids, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(ids);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Zeroes a value in all rows of a sequence. */
  record Clear(Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Zeroes a value in all rows of a sequence that are no step. */
  record ClearPadding(Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(y);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Zeroes a value of each sample. */
  record ClearSamples(Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Zeroes a value before the first steps. */
  record ClearFirst(Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Which row of a sequence is meant. */
  enum Row {
    /** The one before the first step, which holds the state that it starts from. */
    FIRST,
    /** The last step of each sample. */
    LAST
  }

  /** y, of a sample, = one row of x, along a sequence. */
  record TakeRow(Row row, Buffer x, Buffer y, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, y, x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** The last step of y = x, of a sample, and zero at the others. */
  record PutLast(Buffer x, Buffer y, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, y, x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** The row of y before the first step = x, of a sample. */
  record PutFirst(Buffer x, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** A carried state = x, of a sample, or zero. */
  record SetState(String state, Shape shape, Optional<Buffer> x) implements Step {
    @Override
    public List<Buffer> reads() {
      return x.stream().toList();
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /** The row of y before the first step = a carried state. */
  record LoadState(String state, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** Keeps the last step of x for the next call. */
  record SaveState(String state, Buffer x) implements Step {
    @Override
    public List<Buffer> reads() {
      return List.of(x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of();
    }
  }

  /** y at step t of a sample = x at the step as far from its end; zero where no step is. */
  record Reverse(Buffer x, Buffer y, boolean accumulate) implements Step {
    @Override
    public List<Buffer> reads() {
      return Step.with(accumulate, y, x);
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** y = what of the memory fits each query best. */
  record Attend(AttentionSizes attention, Memory memory, Buffer y) implements Step {
    @Override
    public List<Buffer> reads() {
      return memory.all();
    }

    @Override
    public List<Buffer> writes() {
      return List.of(y);
    }
  }

  /** What is looked for, what it is compared with, and what is taken. */
  record Memory(Buffer queries, Buffer keys, Buffer values) {
    List<Buffer> all() {
      return Stream.of(queries, keys, values).distinct().toList();
    }
  }

  /**
   * Adds to the gradients of the queries, the keys and the values, and gives that of the weight v
   * of each sample, if there is one.
   */
  record AttendBackward(
      AttentionSizes attention, Memory memory, Buffer dy, Memory gradients, Optional<Buffer> dv)
      implements Step {
    @Override
    public List<Buffer> reads() {
      List<Buffer> reads = new ArrayList<>(memory.all());
      reads.add(dy);
      reads.addAll(gradients.all());
      return List.copyOf(reads);
    }

    @Override
    public List<Buffer> writes() {
      List<Buffer> writes = new ArrayList<>(gradients.all());
      dv.ifPresent(writes::add);
      return List.copyOf(writes);
    }
  }

  /** The step itself, or those it consists of. */
  default Stream<Step> singles() {
    return Stream.of(this);
  }

  private static List<Buffer> with(boolean accumulate, Buffer target, Buffer... sources) {
    List<Buffer> all = new ArrayList<>(List.of(sources));
    if (accumulate) {
      all.add(target);
    }
    return List.copyOf(all);
  }
}
