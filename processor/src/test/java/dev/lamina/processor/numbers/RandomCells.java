package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Draws cells as users write them: states, what the step's input gives, and what both become. All
 * values of a cell have one shape, so that each can be the next state.
 */
final class RandomCells {
  private static final List<Integer> UNITS = List.of(1, 2, 3, 5, 8, 13, 17);

  private final Random random;
  private final List<Net.Field> fields = new ArrayList<>();
  private final List<String> values = new ArrayList<>();
  private final List<String> bounded = new ArrayList<>();
  private final Set<String> unused = new LinkedHashSet<>();
  private List<Integer> shape = List.of();

  RandomCells(Random random) {
    this.random = random;
  }

  /** What comes out at each step of the cell that was drawn last. */
  List<Integer> shape() {
    return shape;
  }

  /** A cell with a name of its own, for steps of this shape. */
  Op.Cell cell(String name, List<Integer> in) {
    fields.clear();
    values.clear();
    bounded.clear();
    unused.clear();
    boolean image = in.size() == 3 && random.nextBoolean();
    shape = image ? List.of(1 + random.nextInt(4), in.get(1), in.get(2)) : List.of(any(UNITS));
    List<String> states = names("h", 1 + random.nextInt(3));
    states.forEach(this::declare);
    names("x", 1 + random.nextInt(2)).forEach(this::input);
    names("v", 1 + random.nextInt(3)).forEach(this::value);
    List<Net.Field> all = new ArrayList<>();
    for (String state : states) {
      String next = random.nextInt(3) == 0 ? "" : any(values);
      next = next.equals(state) ? "" : next;
      unused.remove(next);
      all.add(new Net.Field(state, List.of(new Op.State(shape, next))));
    }
    end();
    all.addAll(fields);
    return new Op.Cell(name, all, random.nextInt(3) == 0);
  }

  private static List<String> names(String kind, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(kind + i);
    }
    return names;
  }

  private void declare(String name) {
    values.add(name);
    unused.add(name);
  }

  private void add(String name, List<Op> ops) {
    ops.forEach(op -> unused.removeAll(op.taken()));
    fields.add(new Net.Field(name, ops));
    declare(name);
  }

  // Of the step's input, which arrives at each field.
  private void input(String name) {
    List<Op> ops = new ArrayList<>(List.of(product()));
    switch (random.nextInt(4)) {
      case 0 -> ops.add(new Op.LayerNorm(random.nextInt(1, 5) / 10.0));
      case 1 -> ops.add(new Op.Activation(Op.Function.RELU, 0));
      case 2 -> bound(name, ops);
      default -> {}
    }
    add(name, ops);
  }

  private void value(String name) {
    List<Op> ops = new ArrayList<>(List.of(new Op.From(any(values))));
    if (random.nextInt(4) == 0) {
      ops.add(new Op.Concat(List.of(any(values))));
      ops.add(product());
    } else if (random.nextInt(4) > 0) {
      ops.add(product());
    }
    if (random.nextInt(3) > 0) {
      ops.add(new Op.Add(List.of(any(values))));
    }
    if (!bounded.isEmpty() && random.nextInt(3) == 0) {
      ops.add(new Op.Multiply(List.of(any(bounded))));
    }
    bound(name, ops);
    add(name, ops);
  }

  private void bound(String name, List<Op> ops) {
    ops.add(new Op.Activation(any(List.of(Op.Function.TANH, Op.Function.SIGMOID)), 0));
    bounded.add(name);
  }

  // What nothing has taken yet goes into the cell's value.
  private void end() {
    List<String> left = new ArrayList<>(unused);
    List<Op> ops = new ArrayList<>();
    ops.add(new Op.From(left.isEmpty() ? any(values) : left.removeFirst()));
    if (!left.isEmpty()) {
      ops.add(new Op.Add(left));
    }
    if (random.nextBoolean()) {
      bound("y", ops);
    }
    add("y", ops);
  }

  private Op product() {
    boolean bias = random.nextInt(4) > 0;
    if (shape.size() == 1) {
      return new Op.Dense(shape.getFirst(), bias);
    }
    Frame frame = Frame.of(1 + random.nextInt(3)).stride(1).padding(Frame.SAME);
    return random.nextInt(3) > 0
        ? new Op.Conv(shape.getFirst(), frame, frame, 1, bias)
        : new Op.ConvTranspose(shape.getFirst(), frame, frame, 0, 0, 1, bias);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
