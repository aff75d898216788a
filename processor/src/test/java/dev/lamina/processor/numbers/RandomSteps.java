package dev.lamina.processor.numbers;

import dev.lamina.dsl.Score;
import dev.lamina.processor.numbers.ReferenceCells.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws what begins sequences and what runs along them. */
final class RandomSteps {
  /** Where there is one value a sample. */
  static final int SAMPLES = -1;

  private static final List<Integer> UNITS = List.of(1, 2, 3, 5, 8, 13, 17);
  private static final List<String> CELLS = List.of("RNN", "LSTM", "GRU");

  private final Random random;
  private final Map<String, List<Integer>> shapes;
  private final Map<String, Integer> sequences;

  /** For a network whose fields have these shapes and run along these sequences. */
  RandomSteps(Random random, Map<String, List<Integer>> shapes, Map<String, Integer> sequences) {
    this.random = random;
    this.shapes = shapes;
    this.sequences = sequences;
  }

  /** Fields with a value for each step. */
  List<String> along() {
    return shapes.keySet().stream().filter(f -> sequences.get(f) != SAMPLES).toList();
  }

  /** Whether a sequence begins here. */
  boolean begins(Op op) {
    return op instanceof Op.Steps || op instanceof Op.Tokens;
  }

  /** An input with vectors, with images, or with ids and what makes vectors of them. */
  List<Op> input() {
    int vocabulary = 2 + random.nextInt(8);
    return switch (random.nextInt(5)) {
      case 0, 1 -> List.of(new Op.Steps(List.of(any(UNITS))));
      case 2 ->
          List.of(
              new Op.Steps(
                  List.of(1 + random.nextInt(3), 1 + random.nextInt(5), 1 + random.nextInt(5))));
      case 3 -> List.of(new Op.Tokens(vocabulary), new Op.OneHot());
      default ->
          List.of(
              new Op.Tokens(vocabulary),
              new Op.Embedding(any(UNITS), random.nextInt(vocabulary + 1) - 1));
    };
  }

  /** A recurrent layer; where something fits, it may start from there. */
  Op.Recurrent recurrent(Map<String, List<Op>> fields) {
    boolean last = random.nextInt(3) == 0;
    boolean bias = random.nextInt(4) > 0;
    if (random.nextInt(3) == 0) {
      String start = any(List.copyOf(shapes.keySet()));
      if (fields.get(start).getLast() instanceof Op.Recurrent r && random.nextInt(4) > 0) {
        return new Op.Recurrent(r.kind(), bias, last, start);
      }
      if (sequences.get(start) == SAMPLES && shapes.get(start).size() == 1) {
        return new Op.Recurrent(kind(shapes.get(start).getFirst()), bias, last, start);
      }
    }
    return new Op.Recurrent(kind(any(UNITS)), bias, last, "");
  }

  private Kind kind(int units) {
    int layers = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(2);
    return new Kind(any(CELLS), units, layers, random.nextInt(3) == 0);
  }

  /** A recurrent layer that makes a vector of a sequence. */
  Op.Recurrent last(int units) {
    return new Op.Recurrent(Kind.of(any(CELLS), units), true, true, "");
  }

  /** Attention of one field over another. */
  Op.Attention attention(String source, String memory) {
    boolean equal = size(shapes.get(source)) == size(shapes.get(memory));
    return equal && random.nextInt(3) > 0
        ? new Op.Attention(memory, random.nextBoolean() ? Score.DOT : Score.SCALED_DOT, 0)
        : new Op.Attention(memory, Score.ADDITIVE, 1 + random.nextInt(6));
  }

  private static int size(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** The shape that comes out of these layers. */
  List<Integer> shape(List<Op> ops) {
    List<Integer> shape = new ArrayList<>();
    int vocabulary = 0;
    for (Op op : ops) {
      switch (op) {
        case Op.Steps s -> shape = s.shape();
        case Op.Tokens t -> vocabulary = t.vocabulary();
        case Op.OneHot o -> shape = List.of(vocabulary);
        case Op.Embedding e -> shape = List.of(e.units());
        default -> throw new IllegalArgumentException(op.text());
      }
    }
    return shape;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
