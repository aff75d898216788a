package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/** Ids to vectors with a one: (T) to (T, V). See {@link dev.lamina.dsl.OneHot}. */
record OneHot(Source source) implements Layer {

  static Layer read(Reading reading) {
    return new OneHot(reading.source());
  }

  @Override
  public String describe() {
    return "OneHot";
  }

  @Override
  public boolean takesTokens() {
    return true;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(Shape.of(site.input(0).vocabulary()));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value y = plan.value(node.name(), node.shape(), false);
    plan.forward(new SequenceStep.OneHot(in.getFirst().buffer(), y.buffer()));
    return y;
  }
}
