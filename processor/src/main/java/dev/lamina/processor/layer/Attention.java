package dev.lamina.processor.layer;

import dev.lamina.dsl.Init;
import dev.lamina.dsl.Score;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.SequenceRule;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * What of another sequence fits each step best: (T, D) over (S, M) to (T, M). Keeps its input and
 * the memory; finds the shares of the steps again. See {@link dev.lamina.dsl.Attention}.
 */
record Attention(Attributes attributes, Reference over, Score score, int units, Init init)
    implements Layer {

  static Layer read(Reading reading) {
    Score score = reading.constant("score", Score.class);
    boolean additive = score == Score.ADDITIVE;
    if (!additive && reading.attributes().has("units")) {
      reading.bad(
          "units",
          reading.attributes().at("units"),
          "is for score = ADDITIVE alone",
          "score is " + score,
          "remove units, or score = ADDITIVE");
    }
    return new Attention(
        reading.attributes(),
        reading.references("over").getFirst(),
        score,
        additive ? reading.positive("units") : 0,
        reading.constant("init", Init.class));
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public String describe() {
    return "Attention" + (units > 0 ? " " + units : "");
  }

  @Override
  public List<Reference> references() {
    return List.of(over);
  }

  @Override
  public Optional<Axis> axis(List<Axis> in, Site site) {
    boolean sequences =
        SequenceRule.isSequence(source(), site)
            && SequenceRule.isSequence(over.source(), 1, "looks over a sequence", site);
    return sequences ? Optional.of(in.getFirst()) : Optional.empty();
  }

  @Override
  public boolean runsAlong() {
    return true;
  }

  // Over its own sequence it would look ahead.
  @Override
  public boolean isCausal(List<Axis> in) {
    return !in.get(0).equals(in.get(1));
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    Shape query = in.get(0);
    Shape memory = in.get(1);
    if (score != Score.ADDITIVE && query.size() != memory.size()) {
      site.error(
          ProblemId.ShapesDiffer,
          over.source(),
          "@Attention %s multiplies %s of %s with %s of %s, but their sizes must be equal"
              .formatted(site.field(), site.input(0).name(), query, site.input(1).name(), memory),
          "",
          "put @Dense(units = %s) before it, or score = ADDITIVE".formatted(memory.size()));
      return Optional.empty();
    }
    return Optional.of(memory);
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    if (score != Score.ADDITIVE) {
      return List.of();
    }
    return List.of(
        weight(path + ".query.weight", units, in.get(0).size()),
        weight(path + ".memory.weight", units, in.get(1).size()),
        weight(path + ".score.weight", 1, units));
  }

  private Parameter weight(String name, int rows, long columns) {
    Shape shape = Shape.of(rows, Math.toIntExact(columns));
    return new Parameter(name, Parameter.Role.WEIGHT, shape, init, columns, rows);
  }

  @Override
  public long multiplyAdds(List<Shape> in, Shape out) {
    return units * (in.get(0).size() + in.get(1).size());
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    return new AttentionSteps(plan, node, score, units).lower(in.get(0), in.get(1));
  }
}
