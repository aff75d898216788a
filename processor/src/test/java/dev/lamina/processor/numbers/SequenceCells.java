package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Networks with cells of the user's own. */
final class SequenceCells {
  private SequenceCells() {}

  static List<SequenceNet> all() {
    return List.of(elman(), ownLstm(), delay(), twoBack(), pictures(), alone(), shared());
  }

  /** A block whose body is a cell. */
  private static String cell(String name, String recurrent, String fields) {
    return """
    @Block(%1$s.Body.class)
    @Target(ElementType.FIELD)
    @interface %1$s {
      %2$s
      abstract class Body {
        %3$s
      }
    }
    """
        .formatted(name, recurrent, fields.replace("\n", "\n    ").stripTrailing());
  }

  private static SequenceNet net(String name, String block, String body, SequenceNet.Definition d) {
    return new SequenceNet(name, block, body, d);
  }

  // The values after each step of a cell with one state.
  private static List<Tensor> scan(
      List<Tensor> input, Tensor start, BinaryOperator<Tensor> nextOfStateAndInput) {
    List<Tensor> values = new ArrayList<>();
    Tensor state = start;
    for (Tensor x : input) {
      state = nextOfStateAndInput.apply(state, x);
      values.add(state);
    }
    return values;
  }

  private static SequenceNet elman() {
    return net(
        "OwnElman",
        cell(
            "Elman",
            "@Recurrent",
            """
            @State(5) Layer h;
            @Dense(units = 5) Layer input;
            @From("h") @Dense(units = 5) @Add("input") @Tanh Layer next;
            """),
        """
          @Input(value = 3, sequence = true) Layer x;
          @Elman Layer memory;
          @Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR) Layer y;
        """,
        r -> {
          List<Tensor> memory =
              scan(
                  r.values(0),
                  r.cells().constant(5, 0),
                  (h, x) ->
                      r.cells()
                          .tanh(
                              r.cells()
                                  .add(r.dense("memory.next", h), r.dense("memory.input", x))));
          return List.of(r.dense("y", memory));
        });
  }

  /** The gates of an LSTM written out, with a product of the input and one of the state each. */
  private static SequenceNet ownLstm() {
    return net(
        "OwnLstm",
        cell(
            "Long",
            "@Recurrent(returns = dev.lamina.dsl.Returns.LAST)",
            """
            @State(5) Layer h;
            @State(value = 5, of = "cell") Layer c;
            @Dense(units = 5) Layer xi;
            @Dense(units = 5) Layer xf;
            @Dense(units = 5) Layer xg;
            @Dense(units = 5) Layer xo;
            @From("h") @Dense(units = 5) @Add("xi") @Sigmoid Layer i;
            @From("h") @Dense(units = 5) @Add("xf") @Sigmoid Layer f;
            @From("h") @Dense(units = 5) @Add("xg") @Tanh Layer g;
            @From("h") @Dense(units = 5) @Add("xo") @Sigmoid Layer o;
            @From("i") @Multiply("g") Layer added;
            @From("f") @Multiply("c") @Add("added") Layer cell;
            @From("cell") @Tanh @Multiply("o") Layer out;
            """),
        """
          @Tokens(7) @Embedding(units = 3) Layer words;
          @Long Layer memory;
          @Dense(units = 4) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer y;
        """,
        r -> {
          ReferenceCells math = r.cells();
          Tensor h = math.constant(5, 0);
          Tensor c = math.constant(5, 0);
          for (Tensor x : r.embedded(0, "words", 3, -1)) {
            Tensor in = math.sigmoid(gate(r, "i", h, x));
            Tensor forget = math.sigmoid(gate(r, "f", h, x));
            Tensor fresh = math.tanh(gate(r, "g", h, x));
            Tensor out = math.sigmoid(gate(r, "o", h, x));
            c = math.add(math.multiply(forget, c), math.multiply(in, fresh));
            h = math.multiply(math.tanh(c), out);
          }
          return List.of(List.of(r.dense("y", h)));
        });
  }

  private static Tensor gate(SequenceReference r, String gate, Tensor h, Tensor x) {
    return r.cells().add(r.dense("memory." + gate, h), r.dense("memory.x" + gate, x));
  }

  /** The cell's value is a state: what its input was in the step before. */
  private static SequenceNet delay() {
    return net(
        "Delayed",
        cell(
            "Delay",
            "@Recurrent",
            """
            @State(value = 4, of = "x") Layer before;
            @Dense(units = 4) Layer x;
            @From("before") Layer y;
            """),
        """
          @Input(value = 3, sequence = true) Layer x;
          @Delay Layer memory;
          @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Layer y;
        """,
        r -> {
          List<Tensor> values = new ArrayList<>();
          Tensor before = r.cells().constant(4, 0);
          for (Tensor x : r.values(0)) {
            values.add(before);
            before = r.dense("memory.x", x);
          }
          return List.of(r.dense("y", values));
        });
  }

  /** A state of a state is the value of two steps ago. */
  private static SequenceNet twoBack() {
    return net(
        "TwoBack",
        cell(
            "Back",
            "@Recurrent",
            """
            @State(4) Layer h;
            @State(value = 4, of = "h") Layer before;
            @State(value = 4, of = "x") Layer old;
            @Dense(units = 4) @Tanh Layer x;
            @From("before") @Multiply("old") @Add({"x", "h"}) @Dense(units = 4) @Tanh Layer y;
            """),
        """
          @Input(value = 3, sequence = true) Layer x;
          @Back Layer memory;
          @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Layer y;
        """,
        r -> {
          ReferenceCells math = r.cells();
          List<Tensor> values = new ArrayList<>();
          Tensor h = math.constant(4, 0);
          Tensor before = h;
          Tensor old = h;
          for (Tensor in : r.values(0)) {
            Tensor x = math.tanh(r.dense("memory.x", in));
            Tensor sum = math.add(math.add(math.multiply(before, old), x), h);
            before = h;
            old = x;
            h = math.tanh(r.dense("memory.y", sum));
            values.add(h);
          }
          return List.of(r.dense("y", values));
        });
  }

  /** A state that is an image, as in convolutional recurrent networks (Shi et al. 2015). */
  private static SequenceNet pictures() {
    return net(
        "Pictures",
        cell(
            "Seeing",
            "@Recurrent",
            """
            @State({3, 5, 4}) Layer h;
            @Conv(filters = 3, kernel = 3, padding = dev.lamina.dsl.Padding.SAME) Layer seen;
            @From("h") @Conv(filters = 3, kernel = 3, padding = dev.lamina.dsl.Padding.SAME) @Add("seen") @Tanh Layer next;
            """),
        """
          @Input(value = {2, 5, 4}, sequence = true) Layer film;
          @Seeing Layer memory;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer y;
        """,
        r -> {
          ReferenceCells math = r.cells();
          List<Tensor> memory =
              scan(
                  r.values(0),
                  math.constant(60, 0).reshaped(List.of(3, 5, 4)),
                  (h, x) ->
                      math.tanh(
                          math.add(
                              r.convolve("memory.next", 3, 3, true, h),
                              r.convolve("memory.seen", 3, 3, true, x))));
          return List.of(r.dense("y", memory.stream().map(m -> m.reshaped(List.of(60))).toList()));
        });
  }

  /** A cell that does not look at its input after the first layer: a sum of what came. */
  private static SequenceNet alone() {
    return net(
        "Sums",
        cell(
            "Sum",
            "@Recurrent(returns = dev.lamina.dsl.Returns.LAST)",
            """
            @State(3) Layer sum;
            @Dense(units = 3) @Relu @Add("sum") Layer next;
            """),
        """
          @Input(value = 3, sequence = true) Layer x;
          @Sum @Output(loss = HUBER) Layer y;
        """,
        r -> {
          Tensor sum = r.cells().constant(3, 0);
          Op.Activation relu = new Op.Activation(Op.Function.RELU, 0);
          for (Tensor x : r.dense("y.next", r.values(0))) {
            sum = r.cells().add(r.functions().apply(relu, x), sum);
          }
          return List.of(List.of(sum));
        });
  }

  /** What the input gives is taken with the state, and by a layer that needs none. */
  private static SequenceNet shared() {
    return net(
        "SharedInput",
        cell(
            "Shared",
            "@Recurrent",
            """
            @State(3) Layer h;
            @Dense(units = 3) @Tanh Layer x;
            @From("h") @Dense(units = 3) @Add("x") @Sigmoid Layer kept;
            @From("x") @Dense(units = 3) @Sigmoid Layer fresh;
            @From("h") @Concat("x") @Dense(units = 3) @Sigmoid Layer joined;
            @From("kept") @Multiply("fresh") @Add("joined") Layer next;
            """),
        """
          @Input(value = 4, sequence = true) Layer x;
          @Dense(units = 5) Layer seen;
          @Shared Layer memory;
          @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Layer y;
        """,
        r -> {
          ReferenceCells math = r.cells();
          List<Tensor> memory =
              scan(
                  r.dense("seen", r.values(0)),
                  math.constant(3, 0),
                  (h, seen) -> {
                    Tensor x = math.tanh(r.dense("memory.x", seen));
                    Tensor kept = math.sigmoid(math.add(r.dense("memory.kept", h), x));
                    Tensor fresh = math.sigmoid(r.dense("memory.fresh", x));
                    Tensor both = ReferenceCells.join(List.of(h, x));
                    Tensor joined = math.sigmoid(r.dense("memory.joined", both));
                    return math.add(math.multiply(kept, fresh), joined);
                  });
          return List.of(r.dense("y", memory));
        });
  }
}
