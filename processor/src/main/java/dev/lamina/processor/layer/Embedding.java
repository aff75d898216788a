package dev.lamina.processor.layer;

import dev.lamina.dsl.Init;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Ids to rows of a table: (T) to (T, U); weight (V, U). Keeps the ids. See {@link
 * dev.lamina.dsl.Embedding}.
 */
record Embedding(Attributes attributes, int units, int padding, Init init) implements Layer {

  static Layer read(Reading reading) {
    int padding = reading.integer("padding");
    if (padding < -1) {
      reading.bad(
          "padding",
          reading.attributes().at("padding"),
          "must be an id, or -1 for none",
          "is " + padding,
          "padding = -1");
    }
    return new Embedding(
        reading.attributes(),
        reading.positive("units"),
        padding,
        reading.constant("init", Init.class));
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public String describe() {
    return "Embedding " + units;
  }

  @Override
  public boolean takesTokens() {
    return true;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    int vocabulary = site.input(0).vocabulary();
    if (padding >= vocabulary) {
      site.error(
          ProblemId.BadAttribute,
          attributes.at("padding"),
          "@Embedding %s: padding must be an id below the %s of %s, but is %s"
              .formatted(site.field(), vocabulary, site.input(0).name(), padding),
          "",
          "padding = " + (vocabulary - 1) + ", or -1 for none");
      return Optional.empty();
    }
    return Optional.of(Shape.of(units));
  }

  // An id has one row and nothing is summed: LECUN_NORMAL with a fan in of 1 is N(0, 1).
  @Override
  public List<Parameter> table(String path, int vocabulary) {
    Init first = init == Init.DEFAULT ? Init.LECUN_NORMAL : init;
    Shape shape = Shape.of(vocabulary, units);
    return List.of(new Parameter(path + ".weight", Parameter.Role.WEIGHT, shape, first, 1, units));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Buffer ids = in.getFirst().buffer();
    String table = node.parameters().getFirst().name();
    Value y = plan.value(node.name(), node.shape(), true);
    plan.forward(new SequenceStep.Embed(table, padding, ids, y.buffer()));
    plan.backward(
        () ->
            plan.weightsStep(new SequenceStep.EmbedWeights(table, padding, ids, plan.gradient(y))));
    return y;
  }
}
