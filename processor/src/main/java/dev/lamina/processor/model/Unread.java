package dev.lamina.processor.model;

import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * A layer with an attribute that is wrong, which has been reported. It keeps its place in the
 * network, so that everything else can still be checked; its value is unknown.
 *
 * @param layer the layer, with something else in place of the wrong value
 */
public record Unread(Layer layer) implements Layer {
  @Override
  public Source source() {
    return layer.source();
  }

  @Override
  public String describe() {
    return layer.describe();
  }

  @Override
  public boolean takesArriving() {
    return layer.takesArriving();
  }

  @Override
  public List<Reference> references() {
    return layer.references();
  }

  @Override
  public boolean isInput() {
    return layer.isInput();
  }

  @Override
  public boolean isOutput() {
    return layer.isOutput();
  }

  @Override
  public Optional<Reference> auxiliaryTo() {
    return layer.auxiliaryTo();
  }

  @Override
  public boolean isRead() {
    return false;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.empty();
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    throw new IllegalStateException(source().quote() + " was wrong and cannot run");
  }
}
