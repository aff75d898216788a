package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
import dev.lamina.dsl.Score;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One annotation of a network under test. */
sealed interface Op {
  /** An input with the shape of a sample. */
  record Input(List<Integer> shape) implements Op {}

  /** An input with a value of this shape at each step of a sequence of its own. */
  record Steps(List<Integer> shape) implements Op {}

  /** An input with an id at each step of a sequence of its own. */
  record Tokens(int vocabulary) implements Op {}

  /** A one at the place of each id. */
  record OneHot() implements Op {}

  /** A row of a table for each id; zeros for the id {@code padding}. */
  record Embedding(int units, int padding) implements Op {}

  /**
   * Cells along a sequence.
   *
   * @param initialState the field that the state starts from, empty for zero
   */
  record Recurrent(ReferenceCells.Kind kind, boolean bias, boolean last, String initialState)
      implements Op {}

  /**
   * A block that is a cell of the user's own.
   *
   * @param name of its annotation
   * @param body its fields, each of which takes the input of the step; the last is its value
   */
  record Cell(String name, List<Net.Field> body, boolean last) implements Op {
    /** Tensors of its layers. */
    int parameters() {
      return body.stream().flatMap(f -> f.ops().stream()).mapToInt(Cell::parameters).sum();
    }

    private static int parameters(Op op) {
      return switch (op) {
        case Conv c -> c.bias ? 2 : 1;
        case ConvTranspose t -> t.bias ? 2 : 1;
        case Dense d -> d.bias ? 2 : 1;
        case LayerNorm l -> 2;
        default -> 0;
      };
    }
  }

  /** In a cell, the value of a field in the step before; of the cell itself where none is named. */
  record State(List<Integer> shape, String of) implements Op {}

  /** What fits best of another sequence; {@code units} are of the additive score. */
  record Attention(String over, Score score, int units) implements Op {}

  /** The value of another field instead of that of the one above. */
  record From(String field) implements Op {}

  /** A convolution. */
  record Conv(int filters, Frame rows, Frame columns, int groups, boolean bias) implements Op {}

  /** A convolution of each channel by itself. */
  record DepthwiseConv(int multiplier, Frame rows, Frame columns, boolean bias) implements Op {
    /** The same on a number of channels, as its definition says. */
    Conv on(int channels) {
      return new Conv(channels * multiplier, rows, columns, channels, bias);
    }
  }

  /** A transposed convolution. */
  record ConvTranspose(
      int filters,
      Frame rows,
      Frame columns,
      int rowsAdded,
      int columnsAdded,
      int groups,
      boolean bias)
      implements Op {
    int height(int in) {
      return size(rows, rowsAdded, in);
    }

    int width(int in) {
      return size(columns, columnsAdded, in);
    }

    private static int size(Frame frame, int added, int in) {
      return frame.padding() == Frame.SAME
          ? in * frame.stride()
          : (in - 1) * frame.stride() - 2 * frame.padding() + frame.span() + added;
    }

    /** Lines cut off in front. */
    static int cut(Frame frame) {
      return frame.padding() == Frame.SAME
          ? Math.max(0, frame.span() - frame.stride()) / 2
          : frame.padding();
    }
  }

  /** A pool with a window. */
  record Pool(boolean max, Frame rows, Frame columns) implements Op {}

  /** A pool over the whole image. */
  record GlobalPool(boolean max) implements Op {}

  /** A fully connected layer. */
  record Dense(int units, boolean bias) implements Op {}

  /** Batch normalisation. */
  record BatchNorm(double epsilon, double momentum) implements Op {}

  /** The value as a vector. */
  record Flatten() implements Op {}

  /** Elements dropped by chance. */
  record Dropout(double rate) implements Op {}

  /** Softmax over channels. */
  record Softmax() implements Op {}

  /** Normalisation over all elements of a sample. */
  record LayerNorm(double epsilon) implements Op {}

  /** Division by a power of the energy of neighbouring channels. */
  record Lrn(int size, double alpha, double beta, double k) implements Op {}

  /** A function of each element. */
  record Activation(Function function, double parameter) implements Op {}

  /** The sum with other fields. */
  record Add(List<String> fields) implements Op {}

  /** The product with other fields. */
  record Multiply(List<String> fields) implements Op {}

  /** Joined with other fields along channels. */
  record Concat(List<String> fields) implements Op {}

  /** An answer of the network. */
  record Output(Loss loss, double weight) implements Op {}

  /** Names of the activations; two have a parameter. */
  enum Function {
    RELU("Relu"),
    LEAKY_RELU("LeakyRelu"),
    ELU("Elu"),
    GELU("Gelu"),
    SILU("Silu"),
    SIGMOID("Sigmoid"),
    TANH("Tanh"),
    HARD_SIGMOID("HardSigmoid"),
    SOFTPLUS("Softplus");

    private final String annotation;

    Function(String annotation) {
      this.annotation = annotation;
    }
  }

  /** Fields that are taken by name. */
  default List<String> taken() {
    return switch (this) {
      case From(var field) -> List.of(field);
      case Add(var fields) -> fields;
      case Multiply(var fields) -> fields;
      case Concat(var fields) -> fields;
      case Recurrent r when !r.initialState.isEmpty() -> List.of(r.initialState);
      case Attention a -> List.of(a.over);
      default -> List.of();
    };
  }

  /** Whether the numbers of a batch enter here. */
  default boolean isInput() {
    return this instanceof Input || this instanceof Steps || this instanceof Tokens;
  }

  /** Name of the annotation; a field has each once at most. */
  default String annotation() {
    return text().split("\\(", 2)[0];
  }

  /** The annotation as a user writes it. */
  default String text() {
    return switch (this) {
      case Input(var shape) -> "@Input(" + numbers(shape) + ")";
      case Steps(var shape) -> "@Input(value = " + numbers(shape) + ", sequence = true)";
      case Tokens(var vocabulary) -> "@Tokens(" + vocabulary + ")";
      case OneHot() -> "@OneHot";
      case Embedding(var units, var padding) ->
          "@Embedding(units = " + units + (padding < 0 ? ")" : ", padding = " + padding + ")");
      case Recurrent r -> text(r);
      case Cell c -> "@" + c.name;
      case State s ->
          "@State(value = %s%s)"
              .formatted(numbers(s.shape), s.of.isEmpty() ? "" : ", of = \"" + s.of + "\"");
      case Attention a ->
          "@Attention(over = \"%s\", score = Score.%s%s)"
              .formatted(a.over, a.score, a.units == 0 ? "" : ", units = " + a.units);
      case From(var field) -> "@From(\"" + field + "\")";
      case Conv c ->
          "@Conv(filters = %d, %s%s%s)"
              .formatted(
                  c.filters,
                  window("kernel", c.rows, c.columns),
                  c.groups == 1 ? "" : ", groups = " + c.groups,
                  c.bias ? "" : ", bias = false");
      case DepthwiseConv d ->
          "@DepthwiseConv(%s%s%s)"
              .formatted(
                  window("kernel", d.rows, d.columns),
                  d.multiplier == 1 ? "" : ", multiplier = " + d.multiplier,
                  d.bias ? "" : ", bias = false");
      case ConvTranspose t ->
          "@ConvTranspose(filters = %d, %s%s%s%s)"
              .formatted(
                  t.filters,
                  window("kernel", t.rows, t.columns),
                  t.rowsAdded + t.columnsAdded == 0
                      ? ""
                      : ", outputPadding = " + pair(t.rowsAdded, t.columnsAdded),
                  t.groups == 1 ? "" : ", groups = " + t.groups,
                  t.bias ? "" : ", bias = false");
      case Pool p ->
          "@%sPool(%s)".formatted(p.max ? "Max" : "Avg", window("size", p.rows, p.columns));
      case GlobalPool(var max) -> max ? "@GlobalMaxPool" : "@GlobalAvgPool";
      case Dense d -> "@Dense(units = " + d.units + (d.bias ? ")" : ", bias = false)");
      case BatchNorm(var epsilon, var momentum) ->
          "@BatchNorm(epsilon = " + epsilon + ", momentum = " + momentum + ")";
      case Flatten() -> "@Flatten";
      case Dropout(var rate) -> "@Dropout(" + rate + ")";
      case Softmax() -> "@Softmax";
      case LayerNorm(var epsilon) -> "@LayerNorm(epsilon = " + epsilon + ")";
      case Lrn l ->
          "@Lrn(size = %s, alpha = %s, beta = %s, k = %s)".formatted(l.size, l.alpha, l.beta, l.k);
      case Activation a -> "@" + a.function.annotation + parameter(a);
      case Add(var fields) -> "@Add(" + names(fields) + ")";
      case Multiply(var fields) -> "@Multiply(" + names(fields) + ")";
      case Concat(var fields) -> "@Concat(" + names(fields) + ")";
      case Output(var loss, var weight) ->
          "@Output(loss = Loss." + loss + (weight == 1 ? ")" : ", weight = " + weight + ")");
    };
  }

  private static String text(Recurrent r) {
    return "@Recurrent(units = %s, cell = Cell.%s%s%s%s%s%s)"
        .formatted(
            r.kind.units(),
            r.kind.cell(),
            r.kind.layers() == 1 ? "" : ", layers = " + r.kind.layers(),
            r.kind.bidirectional() ? ", bidirectional = true" : "",
            r.last ? ", returns = Returns.LAST" : "",
            r.bias ? "" : ", bias = false",
            r.initialState.isEmpty() ? "" : ", initialState = \"" + r.initialState + "\"");
  }

  private static String parameter(Activation activation) {
    return switch (activation.function) {
      case LEAKY_RELU -> "(slope = " + activation.parameter + ")";
      case ELU -> "(alpha = " + activation.parameter + ")";
      default -> "";
    };
  }

  private static String window(String name, Frame rows, Frame columns) {
    boolean pool = name.equals("size");
    StringBuilder text = new StringBuilder(name + " = " + pair(rows.size(), columns.size()));
    if (pool
        ? rows.stride() != rows.size() || columns.stride() != columns.size()
        : rows.stride() != 1 || columns.stride() != 1) {
      text.append(", stride = ").append(pair(rows.stride(), columns.stride()));
    }
    if (rows.padding() == Frame.SAME) {
      text.append(", padding = Padding.SAME");
    } else if (rows.padding() + columns.padding() > 0) {
      text.append(", padding = ").append(pair(rows.padding(), columns.padding()));
    }
    if (rows.dilation() * columns.dilation() > 1) {
      text.append(", dilation = ").append(pair(rows.dilation(), columns.dilation()));
    }
    return text.append(rows.ceil() ? ", ceilMode = true" : "").toString();
  }

  private static String pair(int rows, int columns) {
    return rows == columns ? String.valueOf(rows) : numbers(List.of(rows, columns));
  }

  private static String numbers(List<Integer> numbers) {
    return numbers.stream()
        .map(n -> String.format(Locale.ROOT, "%d", n))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String names(List<String> fields) {
    return fields.stream().collect(Collectors.joining("\", \"", "{\"", "\"}"));
  }
}
