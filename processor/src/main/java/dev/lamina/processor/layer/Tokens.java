package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.PortStep;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Where sequences of ids come in: (T). They stand among the other values as floats, which hold
 * whole numbers up to 2^24. See {@link dev.lamina.dsl.Tokens}.
 */
record Tokens(Source source, int vocabulary) implements Layer {
  private static final int MOST = 1 << 24;

  static Layer read(Reading reading) {
    int vocabulary = reading.positive("value");
    if (vocabulary > MOST) {
      reading.bad(
          "value",
          reading.attributes().at("value"),
          "must be at most " + MOST,
          "is " + vocabulary,
          reading.fix("value", String.valueOf(MOST)));
    }
    return new Tokens(reading.source(), vocabulary);
  }

  @Override
  public String describe() {
    return "Tokens " + vocabulary;
  }

  @Override
  public boolean takesArriving() {
    return false;
  }

  @Override
  public boolean isInput() {
    return true;
  }

  @Override
  public boolean beginsSequence() {
    return true;
  }

  @Override
  public Optional<Axis> axis(List<Axis> in, Site site) {
    return Optional.of(new Axis(site.field()));
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(Shape.of(1));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value ids = plan.value(node.name(), node.shape(), false);
    int port = plan.tokens(node.field(), node.shape(), vocabulary);
    plan.forward(new PortStep.LoadTokens(port, ids.buffer()));
    return ids;
  }
}
