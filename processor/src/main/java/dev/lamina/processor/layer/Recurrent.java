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
    Optional<InitialState> initialState)
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
        reading.references("initialState").stream()
            .filter(r -> !r.name().isEmpty())
            .findFirst()
            .map(r -> new InitialState(r, sizes)));
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
    return initialState.map(InitialState::field).stream().toList();
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
    if (!SequenceRule.isSequence(source(), site)) {
      return Optional.empty();
    }
    return Optional.of(returns == Returns.LAST ? Axis.SAMPLES : in.getFirst());
  }

  // Ids as its state are reported with what a state must be.
  @Override
  public boolean judgesIds(int input) {
    return input > 0;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    boolean starts = initialState.isEmpty() || initialState.get().fits(site.input(1), site);
    return starts ? Optional.of(Shape.of(sizes.outputs())) : Optional.empty();
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
    Optional<Value> start =
        initialState.map(state -> state.start(node.inputs().get(1).fetched(), in.get(1)));
    return new RecurrentSteps(plan, node, sizes, dropout).lower(in.getFirst(), start, returns);
  }
}
