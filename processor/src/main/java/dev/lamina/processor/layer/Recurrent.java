package dev.lamina.processor.layer;

import dev.lamina.dsl.Cell;
import dev.lamina.dsl.Returns;
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
 * Cells along a sequence: (T, D) to (T, H), or (H) of the last step. Keeps its input, the gates and
 * the state of each step. See {@link dev.lamina.dsl.Recurrent}.
 */
record Recurrent(
    Attributes attributes,
    CellSizes sizes,
    Returns returns,
    double dropout,
    Optional<Reference> initialState)
    implements Layer {

  static Layer read(Reading reading) {
    double dropout = reading.within(0, 1, "dropout", "0.2");
    CellSizes sizes =
        new CellSizes(
            reading.constant("cell", Cell.class),
            reading.positive("units"),
            reading.positive("layers"),
            reading.flag("bidirectional"),
            reading.flag("bias"));
    if (dropout > 0 && sizes.layers() == 1) {
      reading.bad(
          "dropout",
          reading.attributes().at("dropout"),
          "drops values between two layers",
          "layers is 1",
          "layers = 2, or @Dropout(%s) behind it".formatted(dropout));
    }
    return new Recurrent(
        reading.attributes(),
        sizes,
        reading.constant("returns", Returns.class),
        dropout,
        reading.references("initialState").stream().filter(r -> !r.name().isEmpty()).findFirst());
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public String describe() {
    return "Recurrent " + sizes.describe();
  }

  @Override
  public List<Reference> references() {
    return initialState.stream().toList();
  }

  @Override
  public boolean runsAlong() {
    return true;
  }

  @Override
  public boolean isCausal(List<Axis> in) {
    return !sizes.bidirectional();
  }

  @Override
  public Optional<Axis> axis(List<Axis> in, Site site) {
    if (!SequenceRule.isSequence(source(), in, site)) {
      return Optional.empty();
    }
    return Optional.of(returns == Returns.LAST ? Axis.SAMPLES : in.getFirst());
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    boolean starts = initialState.isEmpty() || startsFrom(in.get(1), site);
    return starts ? Optional.of(Shape.of(sizes.outputs())) : Optional.empty();
  }

  // From a recurrent layer of the same kind, or from a vector.
  private boolean startsFrom(Shape state, Site site) {
    Node node = site.input(1);
    boolean same = node.layer() instanceof Recurrent other && other.sizes.sameState(sizes);
    boolean vector = !node.axis().isSequence() && state.equals(Shape.of(sizes.units()));
    if (!same && !vector) {
      site.error(
          ProblemId.StateShape,
          initialState.orElseThrow().source(),
          "@Recurrent %s starts from a state of %s, but %s is %s"
              .formatted(
                  site.field(),
                  sizes.stateText(),
                  node.name(),
                  node.layer() instanceof Recurrent other
                      ? "one of " + other.sizes.stateText()
                      : node.shapeText()),
          "",
          fix(node));
    }
    return same || vector;
  }

  private String fix(Node node) {
    int units = sizes.units();
    if (node.layer().isOutput() && node.inputs().getFirst().layer() instanceof Recurrent) {
      return "put @Output on a field of its own behind %s, whose state it hides"
          .formatted(node.name());
    }
    if (node.layer() instanceof Recurrent other) {
      String same = sizes.changesTo(other.sizes);
      return node.axis().isSequence()
          ? same + ", the same as " + node.name()
          : "%s, the same as %s, or @Dense(units = %s) between".formatted(same, node.name(), units);
    }
    return node.axis().isSequence()
        ? "put @Recurrent(units = %s, returns = LAST) behind %s".formatted(units, node.name())
        : "put @Dense(units = %s) behind %s".formatted(units, node.name());
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    return sizes.parameters(path, in.getFirst());
  }

  @Override
  public long multiplyAdds(List<Shape> in, Shape out) {
    return sizes.multiplyAdds(in.getFirst());
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Optional<Value> start = in.stream().skip(1).findFirst();
    return new RecurrentSteps(plan, node, sizes, dropout).lower(in.getFirst(), start, returns);
  }
}
