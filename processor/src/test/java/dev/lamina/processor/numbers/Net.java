package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network under test: its annotated source and its reference are both made from this. */
record Net(String name, List<Field> fields) {
  Net {
    fields = List.copyOf(fields);
  }

  /** One field with its annotations from left to right. */
  record Field(String name, List<Op> ops) {
    Field {
      ops = List.copyOf(ops);
    }
  }

  /** A network with no fields yet. */
  static Net named(String name) {
    return new Net(name, List.of());
  }

  /** This network with one more field. */
  Net with(String field, Op... ops) {
    return new Net(
        name, Stream.concat(fields.stream(), Stream.of(new Field(field, List.of(ops)))).toList());
  }

  /** All annotations, in source order, those of cells behind each use. */
  List<Op> ops() {
    return fields.stream().flatMap(f -> f.ops().stream()).flatMap(Net::withBody).toList();
  }

  private static Stream<Op> withBody(Op op) {
    return op instanceof Op.Cell cell
        ? Stream.concat(Stream.of(op), cell.body().stream().flatMap(f -> f.ops().stream()))
        : Stream.of(op);
  }

  List<Op.Input> inputs() {
    return ops().stream().filter(Op.Input.class::isInstance).map(Op.Input.class::cast).toList();
  }

  List<Op.Output> outputs() {
    return ops().stream().filter(Op.Output.class::isInstance).map(Op.Output.class::cast).toList();
  }

  /** Ids of the sequence with this number, in source order. */
  int vocabulary(int sequence) {
    List<Op> sequences =
        ops().stream().filter(op -> op instanceof Op.Steps || op instanceof Op.Tokens).toList();
    return ((Op.Tokens) sequences.get(sequence)).vocabulary();
  }

  /**
   * Samples of a batch that every layer can be trained with; the variance of two values has no
   * slope.
   */
  int fewestSamples() {
    return ops().stream().anyMatch(Op.BatchNorm.class::isInstance) ? 3 : 1;
  }

  /** The annotated class. */
  String source() {
    List<String> lines = new ArrayList<>();
    lines.add("package nets;");
    lines.add("");
    lines.add("import dev.lamina.dsl.*;");
    lines.add("");
    cells().forEach(cell -> addBlock(cell, lines));
    lines.add("@Network");
    lines.add("abstract class " + name + " {");
    fields.forEach(f -> lines.add("  " + annotations(f) + " Layer " + f.name() + ";"));
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private Stream<Op.Cell> cells() {
    return ops().stream().filter(Op.Cell.class::isInstance).map(Op.Cell.class::cast);
  }

  private static void addBlock(Op.Cell cell, List<String> lines) {
    lines.add("@Block(" + cell.name() + ".Body.class)");
    lines.add("@interface " + cell.name() + " {");
    lines.add("  @Recurrent" + (cell.last() ? "(returns = Returns.LAST)" : ""));
    lines.add("  abstract class Body {");
    cell.body().forEach(f -> lines.add("    " + annotations(f) + " Layer " + f.name() + ";"));
    lines.add("  }");
    lines.add("}");
    lines.add("");
  }

  private static String annotations(Field field) {
    return field.ops().stream().map(Op::text).collect(Collectors.joining(" "));
  }
}
