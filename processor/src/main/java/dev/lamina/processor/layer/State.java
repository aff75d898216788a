package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * In a cell, the value that a field had in the step before. Takes the cell's input only to run
 * along its sequence. See {@link dev.lamina.dsl.State}.
 */
record State(Attributes attributes, List<Integer> sizes, Reference of) implements Layer {

  static Layer read(Reading reading) {
    return new State(
        reading.attributes(),
        Input.sizes(reading, "@State({8, 10, 10})"),
        reading.references("of").getFirst());
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public String describe() {
    return "State";
  }

  @Override
  public boolean isState() {
    return true;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(new Shape(sizes));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value state = of(plan, node);
    plan.beginScan(node.axis());
    plan.state(node.name(), node.shape());
    return plan.carried(state);
  }

  /** The state after each step. */
  static Value of(PlanBuilder plan, Node node) {
    return new Value(plan.buffer(node.name(), node.shape(), node.axis()), true);
  }
}
