package dev.lamina.processor.numbers;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws layers that fit a shape, and says what shape comes out. */
final class RandomOps {
  /** Joins stop growing here. */
  static final int MOST_CHANNELS = 40;

  private static final int[] CHANNELS = {1, 2, 3, 4, 6, 13, 17};
  private static final int[] SIZES = {1, 3, 4, 5, 7};

  /** What is larger grows no more. */
  private static final int LARGE = 8;

  private final Random random;
  private final boolean transposes;

  /** Where {@code transposes} is set, convolutions are transposed ones as often as not. */
  RandomOps(Random random, boolean transposes) {
    this.random = random;
    this.transposes = transposes;
  }

  List<Integer> inputShape() {
    return random.nextInt(4) == 0
        ? List.of(any(CHANNELS))
        : List.of(any(CHANNELS) % 7, any(SIZES), any(SIZES)).stream()
            .map(d -> Math.max(1, d))
            .toList();
  }

  /** A layer with one input. */
  Op unary(List<Integer> shape) {
    return shape.size() == 3 && random.nextInt(3) > 0 ? onImage(shape) : onAny();
  }

  private Op onImage(List<Integer> shape) {
    return switch (random.nextInt(7)) {
      case 0, 1, 2 ->
          transposes && isSmall(shape) && random.nextBoolean() ? convTranspose(shape) : conv(shape);
      case 3 -> depthwise(shape);
      case 4, 5 -> pool(shape);
      default -> new Op.GlobalPool(random.nextBoolean());
    };
  }

  private Op onAny() {
    return switch (random.nextInt(13)) {
      case 0, 1 -> new Op.Dense(any(CHANNELS), random.nextInt(4) > 0);
      case 2 -> new Op.Flatten();
      case 3 -> new Op.Softmax();
      case 4 -> new Op.Dropout(0);
      case 5, 6 -> batchNorm();
      case 7 -> new Op.Lrn(1 + random.nextInt(6), random.nextInt(1, 8) / 2.0, 0.75, 1);
      case 8 -> new Op.LayerNorm(random.nextInt(1, 5) / 10.0);
      default -> new Op.Activation(any(List.of(Op.Function.values())), random.nextInt(1, 8) / 4.0);
    };
  }

  // With a small epsilon the weights before it hardly matter, and no float knows their gradients.
  private Op batchNorm() {
    return new Op.BatchNorm(random.nextInt(1, 5) / 10.0, random.nextInt(1, 4) / 4.0);
  }

  private Op conv(List<Integer> shape) {
    int in = shape.getFirst();
    int groups = random.nextInt(3) > 0 ? 1 : divisor(in);
    int filters = groups * Math.max(1, any(CHANNELS) / groups);
    boolean same = random.nextInt(3) == 0;
    return new Op.Conv(
        filters,
        kernel(shape.get(1), same),
        kernel(shape.get(2), same),
        groups,
        random.nextInt(4) > 0);
  }

  private static boolean isSmall(List<Integer> shape) {
    return shape.get(1) <= LARGE && shape.get(2) <= LARGE;
  }

  private Op convTranspose(List<Integer> shape) {
    int groups = random.nextInt(3) > 0 ? 1 : divisor(shape.getFirst());
    int filters = groups * Math.max(1, any(CHANNELS) / groups);
    boolean same = random.nextInt(3) == 0;
    Frame rows = window(same, shape.get(1));
    Frame columns = window(same, shape.get(2));
    return new Op.ConvTranspose(
        filters,
        rows,
        columns,
        same ? 0 : random.nextInt(Math.max(rows.stride(), rows.dilation())),
        same ? 0 : random.nextInt(Math.max(columns.stride(), columns.dilation())),
        groups,
        random.nextInt(4) > 0);
  }

  // Padding that leaves something of what windows add to: a mere bias has no gradient worth a
  // float.
  private Frame window(boolean same, int in) {
    int size = 1 + random.nextInt(4);
    int stride = 1 + random.nextInt(3);
    int dilation = 1 + random.nextInt(3);
    int whole = (in - 1) * stride + (size - 1) * dilation + 1;
    int padding = same ? Frame.SAME : random.nextInt(Math.min(3, (whole + 1) / 2));
    Frame frame = new Frame(size, stride, padding, dilation, false);
    return same || leaves(frame, in, whole) ? frame : frame.padding(0);
  }

  private static boolean leaves(Frame frame, int in, int whole) {
    return IntStream.range(0, in * frame.size())
        .map(i -> i / frame.size() * frame.stride() + i % frame.size() * frame.dilation())
        .anyMatch(place -> place >= frame.padding() && place < whole - frame.padding());
  }

  private Op depthwise(List<Integer> shape) {
    boolean same = random.nextInt(3) == 0;
    return new Op.DepthwiseConv(
        1 + random.nextInt(shape.getFirst() > MOST_CHANNELS / 3 ? 1 : 3),
        kernel(shape.get(1), same),
        kernel(shape.get(2), same),
        random.nextInt(4) > 0);
  }

  private int divisor(int number) {
    int divisor = 1 + random.nextInt(number);
    while (number % divisor != 0) {
      divisor--;
    }
    return random.nextBoolean() ? divisor : number;
  }

  private Frame kernel(int in, boolean same) {
    int padding = same ? Frame.SAME : random.nextInt(3);
    int size = 1 + random.nextInt(4);
    int dilation = 1 + random.nextInt(2);
    int room = in + 2 * Math.max(0, padding);
    while (!same && (size - 1) * dilation + 1 > room) {
      size--;
    }
    return new Frame(size, 1 + random.nextInt(3), padding, dilation, false);
  }

  private Op pool(List<Integer> shape) {
    boolean ceil = random.nextBoolean();
    return new Op.Pool(
        random.nextBoolean(), window(shape.get(1), ceil), window(shape.get(2), ceil));
  }

  private Frame window(int in, boolean ceil) {
    int size = 1 + random.nextInt(Math.min(in + 1, 4));
    int padding = size / 2 == 0 ? 0 : random.nextInt(size / 2 + 1);
    if (size > in + 2 * padding) {
      size = in;
      padding = 0;
    }
    return new Frame(size, 1 + random.nextInt(3), padding, 1, ceil);
  }

  /** The shape that comes out of a layer with one input. */
  List<Integer> shape(Op op, List<Integer> in) {
    return switch (op) {
      case Op.Conv c -> image(c.filters(), c.rows(), c.columns(), in);
      case Op.ConvTranspose t -> List.of(t.filters(), t.height(in.get(1)), t.width(in.get(2)));
      case Op.DepthwiseConv d -> image(d.multiplier() * in.getFirst(), d.rows(), d.columns(), in);
      case Op.Pool p -> image(in.getFirst(), p.rows(), p.columns(), in);
      case Op.GlobalPool p -> List.of(in.getFirst());
      case Op.Dense d -> List.of(d.units());
      case Op.Flatten f -> List.of(in.stream().reduce(1, Math::multiplyExact));
      default -> in;
    };
  }

  private static List<Integer> image(int channels, Frame rows, Frame columns, List<Integer> in) {
    return List.of(channels, rows.starts(in.get(1)).size(), columns.starts(in.get(2)).size());
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private int any(int[] numbers) {
    return numbers[random.nextInt(numbers.length)];
  }
}
