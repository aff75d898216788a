package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recurrent network, and the same one unrolled by hand: a network without sequences that has a
 * copy of the cell's layers for each step, numbered from 1. Fields of the copies are called as
 * those of a cell that a user writes: gate {@code i} of step 2 is {@code i2}, and its product with
 * the input {@code xi2}. Copies of the layer that leaves the initial state have an {@code e} before
 * their names.
 *
 * @param own whether the recurrent network's cell is a block of the user's own
 */
record Unrolled(String cell, boolean own, int units, int steps, Start start) {
  /** Inputs are ids below it, another one at each step of a batch: so each has a gradient. */
  static final int VOCABULARY = 15;

  private static final String ELMAN =
      """
      @State(value = %1$s, of = "h") Layer before;
          @Dense(units = %1$s) Layer xh;
          @From("before") @Dense(units = %1$s) @Add("xh") @Tanh Layer h;\
      """;

  private static final String LONG_SHORT =
      """
      @State(value = %1$s, of = "h") Layer before;
          @State(value = %1$s, of = "c") Layer cell;
          @Dense(units = %1$s) Layer xi;
          @Dense(units = %1$s) Layer xf;
          @Dense(units = %1$s) Layer xg;
          @Dense(units = %1$s) Layer xo;
          @From("before") @Dense(units = %1$s) @Add("xi") @Sigmoid Layer i;
          @From("before") @Dense(units = %1$s) @Add("xf") @Sigmoid Layer f;
          @From("before") @Dense(units = %1$s) @Add("xg") @Tanh Layer g;
          @From("before") @Dense(units = %1$s) @Add("xo") @Sigmoid Layer o;
          @From("i") @Multiply("g") Layer added;
          @From("f") @Multiply("cell") @Add("added") Layer c;
          @From("c") @Tanh @Multiply("o") Layer h;\
      """;

  /** What the first step starts from. */
  enum Start {
    /** Zero. */
    ZERO,
    /** A vector; the c of an LSTM from zero. */
    VECTOR,
    /** The whole state that another recurrent layer has left. */
    STATE
  }

  String rolledName() {
    return (own ? "Own" : "Rolled") + cell + units + start;
  }

  String unrolledName() {
    return "Unrolled" + cell + units + start + steps;
  }

  /**
   * Which fields' copies the rows of a parameter of the recurrent network belong to, one below
   * another.
   */
  Map<String, List<String>> copies() {
    Map<String, List<String>> copies = new LinkedHashMap<>();
    List<String> gates = gates();
    for (String kind : List.of("weight", "bias")) {
      if (own) {
        for (String gate : gates) {
          copies.put("memory.x" + gate + "." + kind, List.of("x" + gate));
          copies.put("memory." + gate + "." + kind, List.of(gate));
        }
      } else {
        copies.put("memory." + kind + "_ih_l0", gates.stream().map(g -> "x" + g).toList());
        copies.put("memory." + kind + "_hh_l0", gates);
      }
    }
    if (start == Start.STATE) {
      for (String name : List.copyOf(copies.keySet())) {
        copies.put(
            name.replace("memory", "encoder"),
            copies.get(name).stream().map(f -> "e" + f).toList());
      }
    }
    return copies;
  }

  // In the order of PyTorch's rows.
  private List<String> gates() {
    return switch (cell) {
      case "RNN" -> List.of("h");
      case "GRU" -> List.of("r", "z", "n");
      default -> List.of("i", "f", "g", "o");
    };
  }

  /** The network with a recurrent layer. It is the same for any number of steps. */
  SourceFile rolled() {
    List<String> fields = new ArrayList<>();
    String from = "";
    if (start == Start.VECTOR) {
      fields.add("@Input(2) Layer topic");
      fields.add(dense("start"));
      from = ", initialState = \"start\"";
    } else if (start == Start.STATE) {
      fields.add("@Tokens(%s) @Embedding(units = 3) Layer ex".formatted(VOCABULARY));
      fields.add(recurrent(", returns = Returns.LAST", "encoder"));
      from = ", initialState = \"encoder\"";
    }
    fields.add("@Tokens(%s) @Embedding(units = 3) Layer x".formatted(VOCABULARY));
    fields.add(own ? "@%sCell Layer memory".formatted(rolledName()) : recurrent(from, "memory"));
    fields.add("@Dense(units = 4) @Output(loss = Loss.MEAN_SQUARED_ERROR) Layer y");
    return source(rolledName(), own ? block() : "", fields);
  }

  private String recurrent(String more, String field) {
    return "@Recurrent(units = %s, cell = Cell.%s%s) Layer %s".formatted(units, cell, more, field);
  }

  private String block() {
    return """
    @Block(%1$sCell.Body.class)
    @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
    @interface %1$sCell {
      @Recurrent
      abstract class Body {
        %2$s
      }
    }
    """
        .formatted(rolledName(), (cell.equals("RNN") ? ELMAN : LONG_SHORT).formatted(units));
  }

  /** The network without sequences. */
  SourceFile unrolled() {
    List<String> fields = new ArrayList<>();
    if (cell.equals("GRU")) {
      fields.add("@Input(%s) Layer minus".formatted(units));
    }
    if (start == Start.STATE) {
      fields.add(zero("eh0"));
      fields.addAll(cell.equals("LSTM") ? List.of(zero("ec0")) : List.of());
      for (int t = 1; t <= steps; t++) {
        step("e", t, "e" + "%s" + (t - 1), fields);
      }
    } else {
      fields.addAll(start == Start.ZERO ? List.of(zero("h0")) : List.of(topic(), dense("h0")));
      fields.addAll(cell.equals("LSTM") ? List.of(zero("c0")) : List.of());
    }
    for (int t = 1; t <= steps; t++) {
      step("", t, t == 1 && start == Start.STATE ? "e%s" + steps : "%s" + (t - 1), fields);
      fields.add(
          "@From(\"h%1$s\") @Dense(units = 4) @Output(loss = Loss.MEAN_SQUARED_ERROR, weight = %2$s) Layer y%1$s"
              .formatted(t, 1.0 / steps));
    }
    return source(unrolledName(), "", fields);
  }

  private static String topic() {
    return "@Input(2) Layer topic";
  }

  private String zero(String field) {
    return "@Input(%s) Layer %s".formatted(units, field);
  }

  private String dense(String field) {
    return "@Dense(units = %s) Layer %s".formatted(units, field);
  }

  // The fields of one step; what the step before has left is called after the pattern.
  private void step(String prefix, int t, String before, List<String> fields) {
    String h = before.formatted("h");
    String p = prefix;
    fields.add("@Input(%s) Layer %sin%s".formatted(VOCABULARY, p, t));
    fields.add("@Dense(units = 3, bias = false) Layer %sx%s".formatted(p, t));
    switch (cell) {
      case "RNN" -> gate(p, "h", t, h, "", "@Tanh", fields);
      case "GRU" -> {
        gate(p, "r", t, h, "", "@Sigmoid", fields);
        gate(p, "z", t, h, "", "@Sigmoid", fields);
        gate(p, "n", t, h, " @Multiply(\"%sr%s\")".formatted(p, t), "@Tanh", fields);
        // (1 - z) n + z h' = n + z (h' - n)
        fields.add("@From(\"%1$sn%2$s\") @Multiply(\"minus\") Layer %1$sm%2$s".formatted(p, t));
        fields.add("@Add(\"%3$s\") @Multiply(\"%1$sz%2$s\") Layer %1$sk%2$s".formatted(p, t, h));
        fields.add("@Add(\"%1$sn%2$s\") Layer %1$sh%2$s".formatted(p, t));
      }
      default -> {
        gate(p, "i", t, h, "", "@Sigmoid", fields);
        gate(p, "f", t, h, "", "@Sigmoid", fields);
        gate(p, "g", t, h, "", "@Tanh", fields);
        gate(p, "o", t, h, "", "@Sigmoid", fields);
        fields.add(
            "@From(\"%1$si%2$s\") @Multiply(\"%1$sg%2$s\") Layer %1$sadded%2$s".formatted(p, t));
        fields.add(
            "@From(\"%1$sf%2$s\") @Multiply(\"%3$s\") @Add(\"%1$sadded%2$s\") Layer %1$sc%2$s"
                .formatted(p, t, before.formatted("c")));
        fields.add("@Tanh @Multiply(\"%1$so%2$s\") Layer %1$sh%2$s".formatted(p, t));
      }
    }
  }

  private void gate(
      String prefix, String gate, int t, String h, String reset, String function, List<String> to) {
    String name = prefix + "%s" + gate + t;
    String fromInput = name.formatted("x");
    to.add("@From(\"%sx%s\") %s".formatted(prefix, t, dense(fromInput)));
    to.add(
        "@From(\"%s\") @Dense(units = %s)%s @Add(\"%s\") %s Layer %s"
            .formatted(h, units, reset, fromInput, function, name.formatted("")));
  }

  private static SourceFile source(String name, String block, List<String> fields) {
    return new SourceFile(
        "nets/" + name + ".java",
        """
        package nets;

        import dev.lamina.dsl.*;

        %s
        @Network
        abstract class %s {
          %s;
        }
        """
            .formatted(block, name, String.join(";\n  ", fields)));
  }
}
