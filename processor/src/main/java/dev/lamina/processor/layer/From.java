package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/** Takes a named value instead of the field above. See {@link dev.lamina.dsl.From}. */
record From(Source source, Reference reference) implements Layer {

  static Optional<Layer> read(Reading reading) {
    Source at = reading.attributes().at("value");
    Reference reference = new Reference(reading.attributes().text("value"), at);
    return Optional.of(new From(reading.source(), reference));
  }

  @Override
  public String describe() {
    return "From " + reference.name();
  }

  @Override
  public boolean takesArriving() {
    return false;
  }

  @Override
  public List<Reference> references() {
    return List.of(reference);
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst());
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    return in.getFirst();
  }
}
