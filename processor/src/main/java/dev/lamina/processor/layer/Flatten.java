package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * (C, H, W) to (C * H * W), in that order: a transposition, since values stand channels-last. See
 * {@link dev.lamina.dsl.Flatten}.
 */
record Flatten(Source source) implements Layer {

  static Layer read(Reading reading) {
    return new Flatten(reading.source());
  }

  @Override
  public String describe() {
    return "Flatten";
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(Shape.of(Math.toIntExact(in.getFirst().size())));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value x = in.getFirst();
    Shape shape = node.inputShapes().getFirst();
    Value y = plan.value(node.name(), node.shape(), x.trained());
    plan.forward(
        new ValueStep.Transpose(shape.pixels(), shape.channels(), x.buffer(), y.buffer(), false));
    plan.backward(
        () ->
            plan.into(x)
                .ifPresent(
                    dx ->
                        plan.backwardStep(
                            new ValueStep.Transpose(
                                shape.channels(),
                                shape.pixels(),
                                plan.gradient(y),
                                dx.buffer(),
                                dx.accumulate()))));
    return y;
  }
}
