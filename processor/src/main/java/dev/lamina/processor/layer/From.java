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
record From(Source source, List<Reference> references) implements Layer {

  static Layer read(Reading reading) {
    return new From(reading.source(), reading.references("value"));
  }

  @Override
  public String describe() {
    return "From";
  }

  @Override
  public boolean takesArriving() {
    return false;
  }

  @Override
  public boolean passesTokens() {
    return true;
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
