package dev.lamina.processor.model;

import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * One annotation of a field: its shape rule, its parameters, and how it becomes steps. One file
 * each in package {@code layer}; deliberately open, since only {@code Layers} lists them.
 */
public interface Layer {
  /** The annotation it was read from. */
  Source source();

  /** How a shape chain names it: {@code Conv 6, 5x5}. */
  String describe();

  /** Whether it takes the value that arrives from the left or from the field above. */
  default boolean takesArriving() {
    return true;
  }

  /** Values it takes by name, after the arriving one. */
  default List<Reference> references() {
    return List.of();
  }

  /** Whether its value comes from outside the network. */
  default boolean isInput() {
    return false;
  }

  /** Whether its value is an answer of the network. */
  default boolean isOutput() {
    return false;
  }

  /** The shape of its value; reports every broken rule to the site, then returns empty. */
  Optional<Shape> outputShape(List<Shape> in, Site site);

  /** Its tensors in the weight store, named below {@code path}. */
  default List<Parameter> parameters(String path, List<Shape> in) {
    return List.of();
  }

  /** Multiply-adds of one sample forward. */
  default long multiplyAdds(List<Shape> in, Shape out) {
    return 0;
  }

  /** Adds its forward steps to the plan and registers the backward steps beside them. */
  Value lower(PlanBuilder plan, Node node, List<Value> in);

  /**
   * A value taken by name, and where the name is written.
   *
   * @param name empty where the compiler could not make it out
   */
  record Reference(String name, Source source) {}
}
