package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Writes down a network by chance: a graph in which values are taken several times, joined and
 * handed out at several places. All that is declared is used.
 */
final class RandomNet {
  private static final int MOST_OUTPUTS = 3;

  /** From one seed to the next one that is tried. */
  private static final long NEXT = 1_000_003;

  private final Random random;
  private final RandomOps ops;
  private final Map<String, List<Op>> fields = new LinkedHashMap<>();
  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
  private final Map<String, Integer> sequences = new LinkedHashMap<>();
  private final RandomSteps steps;
  private final RandomCells cells;
  private final boolean runsAlong;
  private final Set<String> unused = new LinkedHashSet<>();

  private RandomNet(long seed, boolean transposes, boolean runsAlong) {
    random = new Random(seed);
    ops = new RandomOps(random, transposes);
    steps = new RandomSteps(random, shapes, sequences);
    cells = new RandomCells(random);
    this.runsAlong = runsAlong;
  }

  /** The network that belongs to this seed. */
  static Net of(String name, long seed) {
    return new RandomNet(seed, false, false).write(name);
  }

  /** Another one, of the first seed from here on that gives a transposed convolution. */
  static Net transposing(String name, long seed) {
    return LongStream.iterate(seed, s -> s + NEXT)
        .mapToObj(s -> new RandomNet(s, true, false).write(name))
        .filter(net -> net.fields().stream().anyMatch(f -> transposes(f.ops())))
        .findFirst()
        .orElseThrow();
  }

  /** The network with sequences that belongs to this seed. */
  static Net along(String name, long seed) {
    return new RandomNet(seed, true, true).write(name);
  }

  private static boolean transposes(List<Op> ops) {
    return ops.stream().anyMatch(op -> op instanceof Op.ConvTranspose);
  }

  private Net write(String name) {
    if (runsAlong) {
      sequence();
    } else {
      input();
    }
    int wanted = 3 + random.nextInt(7);
    for (int i = 0; i < wanted; i++) {
      switch (random.nextInt(runsAlong ? 13 : 8)) {
        case 0 -> input();
        case 1 -> gate();
        case 8, 9 -> recurrent();
        case 10 -> cell(name);
        case 11 -> attention();
        case 12 -> sequence();
        default -> layer();
      }
    }
    joinUnused();
    unused.forEach(this::output);
    if (random.nextInt(4) == 0) {
      output(any(shapes.keySet()));
    }
    Net net = Net.named(name);
    for (var field : fields.entrySet()) {
      net = net.with(field.getKey(), field.getValue().toArray(Op[]::new));
    }
    return net;
  }

  private void input() {
    List<Integer> shape = ops.inputShape();
    add("in", List.of(new Op.Input(shape)), shape, RandomSteps.SAMPLES);
  }

  // Ids stand on a field of their own now and then.
  private void sequence() {
    int number = (int) fields.values().stream().filter(f -> steps.begins(f.getFirst())).count();
    List<Op> list = new ArrayList<>(steps.input());
    List<Integer> shape = steps.shape(list);
    if (list.size() == 2 && random.nextBoolean()) {
      fields.put("ids" + fields.size(), List.of(list.removeFirst()));
    }
    add("s", list, shape, number);
  }

  private void recurrent() {
    List<String> along = steps.along();
    if (along.isEmpty()) {
      layer();
      return;
    }
    String source = any(along);
    Op.Recurrent op = steps.recurrent(fields);
    List<Op> list = new ArrayList<>(List.of(new Op.From(source), op));
    List<Integer> shape = List.of(op.kind().units() * op.kind().directions());
    if (random.nextInt(4) == 0) {
      Op more = ops.unary(shape);
      list.add(more);
      shape = ops.shape(more, shape);
    }
    add("r", list, shape, op.last() ? RandomSteps.SAMPLES : sequences.get(source));
  }

  private void cell(String network) {
    List<String> along = steps.along();
    if (along.isEmpty()) {
      layer();
      return;
    }
    String source = any(along);
    Op.Cell op = cells.cell(network + "Cell" + fields.size(), shapes.get(source));
    int sequence = op.last() ? RandomSteps.SAMPLES : sequences.get(source);
    add("c", List.of(new Op.From(source), op), cells.shape(), sequence);
  }

  private void attention() {
    List<String> along = steps.along();
    if (along.isEmpty()) {
      layer();
      return;
    }
    String source = any(along);
    Op.Attention op = steps.attention(source, any(along));
    add("a", List.of(new Op.From(source), op), shapes.get(op.over()), sequences.get(source));
  }

  private void layer() {
    List<Op> list = new ArrayList<>();
    String source = shapes.keySet().stream().reduce((a, b) -> b).orElseThrow();
    if (random.nextInt(3) == 0) {
      source = any(shapes.keySet());
      list.add(new Op.From(source));
    }
    List<Integer> shape = shapes.get(source);
    int wanted = 1 + random.nextInt(3);
    for (int i = 0; i < wanted; i++) {
      Op op = random.nextInt(3) == 0 ? join(shape, sequences.get(source)) : ops.unary(shape);
      if (list.stream().noneMatch(o -> o.annotation().equals(op.annotation()))) {
        list.add(op);
        shape = shape(op, shape);
      }
    }
    unused.remove(source);
    add("f", list, shape, sequences.get(source));
  }

  // Numbers between 0 and 1 for the channels of a value.
  private void gate() {
    String source = any(shapes.keySet());
    List<Integer> shape = shapes.get(source);
    List<Op> list = new ArrayList<>(List.of(new Op.From(source)));
    if (shape.size() == 3 && random.nextBoolean()) {
      list.add(new Op.GlobalPool(random.nextBoolean()));
      shape = shape.subList(0, 1);
    }
    list.add(new Op.Activation(Op.Function.SIGMOID, 0));
    unused.remove(source);
    add("g", list, shape, sequences.get(source));
  }

  // Joins what fits, which may be the value that arrives itself.
  private Op join(List<Integer> shape, int sequence) {
    Function<List<String>, Op> kind =
        any(List.<Function<List<String>, Op>>of(Op.Add::new, Op.Concat::new, Op.Multiply::new));
    List<String> fitting =
        shapes.keySet().stream()
            .filter(f -> sequences.get(f) == sequence)
            .filter(f -> fits(kind.apply(List.of(f)), shape, f))
            .toList();
    if (fitting.isEmpty() || shape.getFirst() > RandomOps.MOST_CHANNELS) {
      return ops.unary(shape);
    }
    List<String> taken = new ArrayList<>();
    int wanted = 1 + random.nextInt(2);
    for (int i = 0; i < wanted; i++) {
      taken.add(any(fitting));
    }
    return kind.apply(taken);
  }

  private boolean fits(Op join, List<Integer> shape, String field) {
    List<Integer> other = shapes.get(field);
    return switch (join) {
      case Op.Concat c ->
          shape.size() == other.size()
              && shape.subList(1, shape.size()).equals(other.subList(1, other.size()));
      // Not by what has no bound: floats would not tell much about such a product.
      case Op.Multiply m -> field.startsWith("g") && (shape.equals(other) || isScale(shape, other));
      default -> shape.equals(other);
    };
  }

  // Only what is named; where the arriving value is one, it multiplies one of its own shape.
  private static boolean isScale(List<Integer> shape, List<Integer> other) {
    return shape.getFirst().equals(other.getFirst())
        && other.stream().skip(1).allMatch(d -> d == 1);
  }

  private List<Integer> shape(Op op, List<Integer> in) {
    if (op instanceof Op.Concat(var others)) {
      List<Integer> shape = new ArrayList<>(in);
      others.forEach(f -> shape.set(0, shape.getFirst() + shapes.get(f).getFirst()));
      return shape;
    }
    return ops.shape(op, in);
  }

  // What nothing has taken becomes an output; where that would be many, the first ones are joined.
  private void joinUnused() {
    List<String> left = new ArrayList<>(unused);
    if (left.size() <= MOST_OUTPUTS) {
      return;
    }
    List<String> flat = new ArrayList<>();
    for (String field : left.subList(0, left.size() - MOST_OUTPUTS + 1)) {
      Op end = sequences.get(field) < 0 ? new Op.Dense(3, true) : steps.last(3);
      flat.add(add("j", List.of(new Op.From(field), end), List.of(3), RandomSteps.SAMPLES));
    }
    Op join = random.nextBoolean() ? new Op.Concat(flat) : new Op.Add(flat);
    List<Op> list = List.of(join, new Op.Dense(4, random.nextBoolean()));
    add("j", list, List.of(4), RandomSteps.SAMPLES);
  }

  private void output(String field) {
    List<Op> list = fields.get(field);
    if (list.getLast() instanceof Op.Output) {
      return;
    }
    Loss loss = any(LayerNets.LOSSES);
    boolean twice =
        list.getLast() instanceof Op.Softmax
            || (list.getLast() instanceof Op.Activation a && a.function() == Op.Function.SIGMOID);
    boolean allowed =
        switch (loss) {
          case SOFTMAX_CROSS_ENTROPY -> !twice && shapes.get(field).getFirst() > 1;
          case BINARY_CROSS_ENTROPY -> !twice;
          default -> true;
        };
    if (runsAlong && places(field) && !twice && random.nextBoolean()) {
      loss = Loss.CTC;
    }
    double weight = any(List.of(1.0, 1.0, 0.3, 2.5));
    list.add(new Op.Output(allowed ? loss : Loss.HUBER, weight));
  }

  // Whether labels can be placed along its steps.
  private boolean places(String field) {
    return sequences.get(field) != RandomSteps.SAMPLES
        && shapes.get(field).size() == 1
        && shapes.get(field).getFirst() > 1;
  }

  private String add(String kind, List<Op> list, List<Integer> shape, int sequence) {
    String name = kind + fields.size();
    list.forEach(op -> unused.removeAll(op.taken()));
    fields.put(name, new ArrayList<>(list));
    shapes.put(name, shape);
    sequences.put(name, sequence);
    unused.add(name);
    return name;
  }

  private <T> T any(java.util.Collection<T> all) {
    return List.copyOf(all).get(random.nextInt(all.size()));
  }
}
