package dev.lamina.processor.plan;

import dev.lamina.dsl.Loss;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A network from outside: what goes in and comes out, its fields and its parameters.
 *
 * @param states what recurrent layers carry from one call to the next
 * @param generates the sequence that can be run step by step, since no step needs a later one
 */
public record Face(
    String packageName,
    String simpleName,
    List<In> inputs,
    List<Out> outputs,
    List<State> states,
    Optional<Axis> generates,
    List<Row> rows,
    List<Parameter> parameters) {
  /** Copies of the lists are kept. */
  public Face {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    states = List.copyOf(states);
    rows = List.copyOf(rows);
    parameters = List.copyOf(parameters);
  }

  /**
   * An input: its field's name, the shape of one sample or step, and how many ids there are where
   * it takes ids, else 0.
   */
  public record In(String name, Shape shape, Axis axis, int vocabulary) {}

  /**
   * An output: its field's name, the shape of one sample or step, its loss and that loss's weight
   * in the sum.
   */
  public record Out(String name, Shape shape, Loss loss, double weight, Axis axis) {}

  /** What a recurrent layer knows after a step and starts the next one from. */
  public record State(String name, Shape shape) {}

  /** The sequences of the network, in the order of their inputs. */
  public List<Axis> sequences() {
    return inputs.stream().map(In::axis).filter(Axis::isSequence).distinct().toList();
  }

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
