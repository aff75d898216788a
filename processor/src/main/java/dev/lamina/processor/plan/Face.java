package dev.lamina.processor.plan;

import dev.lamina.dsl.Loss;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.List;

/** A network from outside: what goes in and comes out, its fields and its parameters. */
public record Face(
    String packageName,
    String simpleName,
    List<In> inputs,
    List<Out> outputs,
    List<Row> rows,
    List<Parameter> parameters) {
  /** Copies of the lists are kept. */
  public Face {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rows = List.copyOf(rows);
    parameters = List.copyOf(parameters);
  }

  /** An input: its field's name and one sample's shape. */
  public record In(String name, Shape shape) {}

  /**
   * An output: its field's name, one sample's shape, its loss and that loss's weight in the sum.
   */
  public record Out(String name, Shape shape, Loss loss, double weight) {}

  /**
   * A field as the summary shows it.
   *
   * @param quote its annotations as written
   * @param parameters number of trained values
   * @param multiplyAdds of one sample forward
   * @param value where its value stands in inference
   */
  public record Row(
      String field, String quote, Shape shape, long parameters, long multiplyAdds, Buffer value) {}

  /** Full name of the annotated class. */
  public String name() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** Simple name of the generated class. */
  public String modelName() {
    return simpleName + "Model";
  }
}
