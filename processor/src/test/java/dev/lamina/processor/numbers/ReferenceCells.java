package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The definitions of recurrent layers, step by step and gate by gate, for one sample. */
final class ReferenceCells {
  private static final Op.Activation SIGMOID = new Op.Activation(Op.Function.SIGMOID, 0);
  private static final Op.Activation TANH = new Op.Activation(Op.Function.TANH, 0);

  private final Tape tape;
  private final ReferenceLayers layers;
  private final ReferenceFunctions functions;
  private final Function<String, Optional<Tensor>> parameters;

  ReferenceCells(Tape tape, Function<String, Optional<Tensor>> parameters) {
    this.tape = tape;
    this.layers = new ReferenceLayers(tape);
    this.functions = new ReferenceFunctions(tape);
    this.parameters = parameters;
  }

  /** What a cell knows after a step; {@code c} is of LSTMs only. */
  record State(Tensor h, Tensor c) {}

  /** A recurrent layer as its annotation describes it. */
  record Kind(String cell, int units, int layers, boolean bidirectional) {
    static Kind of(String cell, int units) {
      return new Kind(cell, units, 1, false);
    }

    int directions() {
      return bidirectional ? 2 : 1;
    }
  }

  /** The values after each step, and where each cell has ended: layer by layer, forward first. */
  record Result(List<Tensor> steps, List<State> ends, Tensor last) {}

  /** A recurrent layer that starts from zero. */
  Result run(Kind kind, String path, List<Tensor> input) {
    return run(kind, path, input, List.of());
  }

  /** A recurrent layer whose cells start from these states. */
  Result run(Kind kind, String path, List<Tensor> input, List<State> starts) {
    List<State> ends = new ArrayList<>();
    List<Tensor> x = input;
    for (int layer = 0; layer < kind.layers(); layer++) {
      List<List<Tensor>> directions = new ArrayList<>();
      for (int direction = 0; direction < kind.directions(); direction++) {
        State start = starts.isEmpty() ? zero(kind.units()) : starts.get(ends.size());
        String suffix = "_l" + layer + (direction == 0 ? "" : "_reverse");
        List<State> states = scan(kind, path, suffix, direction == 1, x, start);
        ends.add(states.get(direction == 0 ? states.size() - 1 : 0));
        directions.add(states.stream().map(State::h).toList());
      }
      x = kind.bidirectional() ? beside(directions) : directions.getFirst();
    }
    List<State> top = ends.subList(ends.size() - kind.directions(), ends.size());
    return new Result(x, ends, join(top.stream().map(State::h).toList()));
  }

  private List<Tensor> beside(List<List<Tensor>> directions) {
    List<Tensor> joined = new ArrayList<>();
    for (int t = 0; t < directions.getFirst().size(); t++) {
      joined.add(join(List.of(directions.get(0).get(t), directions.get(1).get(t))));
    }
    return joined;
  }

  /** Vectors one behind another. */
  static Tensor join(List<Tensor> parts) {
    List<Integer> numbers = parts.stream().flatMap(p -> p.numbers().stream()).toList();
    return new Tensor(List.of(numbers.size()), numbers);
  }

  private List<State> scan(
      Kind kind, String path, String suffix, boolean reverse, List<Tensor> x, State start) {
    List<State> states = new ArrayList<>();
    State state = start;
    for (Tensor step : reverse ? x.reversed() : x) {
      state = kept(step(kind, path, suffix, step, state));
      states.add(state);
    }
    return reverse ? states.reversed() : states;
  }

  private State kept(State state) {
    return new State(state.h().kept(tape), state.c().kept(tape));
  }

  /** A state of zeros. */
  State zero(int units) {
    return new State(constant(units, 0), constant(units, 0));
  }

  /** A vector of equal numbers. */
  Tensor constant(int units, double value) {
    Tensor.Builder zeros = new Tensor.Builder();
    for (int i = 0; i < units; i++) {
      zeros.add(tape.number(value));
    }
    return zeros.build(units);
  }

  private State step(Kind kind, String path, String suffix, Tensor x, State before) {
    Tensor fromX = linear(path, "ih" + suffix, x);
    Tensor fromH = linear(path, "hh" + suffix, before.h());
    int units = kind.units();
    return switch (kind.cell()) {
      case "RNN" -> new State(tanh(add(fromX, fromH)), before.c());
      case "LSTM" -> lstm(add(fromX, fromH), units, before);
      case "GRU" -> new State(gru(fromX, fromH, units, before.h()), before.c());
      default -> throw new IllegalArgumentException(kind.cell());
    };
  }

  private State lstm(Tensor sums, int units, State before) {
    Tensor in = sigmoid(gate(sums, 0, units));
    Tensor forget = sigmoid(gate(sums, 1, units));
    Tensor candidate = tanh(gate(sums, 2, units));
    Tensor out = sigmoid(gate(sums, 3, units));
    Tensor c = add(multiply(forget, before.c()), multiply(in, candidate));
    return new State(multiply(out, tanh(c)), c);
  }

  private Tensor gru(Tensor fromX, Tensor fromH, int units, Tensor before) {
    Tensor reset = sigmoid(add(gate(fromX, 0, units), gate(fromH, 0, units)));
    Tensor keep = sigmoid(add(gate(fromX, 1, units), gate(fromH, 1, units)));
    Tensor fresh = tanh(add(gate(fromX, 2, units), multiply(reset, gate(fromH, 2, units))));
    return add(multiply(minusFromOne(keep), fresh), multiply(keep, before));
  }

  private static Tensor gate(Tensor sums, int number, int units) {
    return new Tensor(List.of(units), sums.numbers().subList(number * units, (number + 1) * units));
  }

  private Tensor minusFromOne(Tensor x) {
    return new Tensor(
        x.shape(), x.numbers().stream().map(i -> tape.plus(tape.scale(i, -1), 1)).toList());
  }

  private Tensor linear(String path, String which, Tensor x) {
    Tensor weight = parameters.apply(path + ".weight_" + which).orElseThrow();
    int units = weight.numbers().size() / x.numbers().size();
    return layers.dense(units, x, weight, parameters.apply(path + ".bias_" + which)).kept(tape);
  }

  Tensor add(Tensor a, Tensor b) {
    return layers.add(List.of(a, b));
  }

  Tensor multiply(Tensor a, Tensor b) {
    return layers.multiply(List.of(a, b));
  }

  Tensor sigmoid(Tensor x) {
    return functions.apply(SIGMOID, x);
  }

  Tensor tanh(Tensor x) {
    return functions.apply(TANH, x);
  }
}
