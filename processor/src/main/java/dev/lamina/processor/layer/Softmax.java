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
 * y = exp(x) / sum(exp(x)) over the channels of each place; dx = y * (dy - sum(y * dy)). Keeps its
 * output. See {@link dev.lamina.dsl.Softmax}.
 */
record Softmax(Source source) implements Layer {

  static Layer read(Reading reading) {
    return new Softmax(reading.source());
  }

  @Override
  public String describe() {
    return "Softmax";
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst());
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value x = in.getFirst();
    Value y = plan.value(node.name(), node.shape(), x.trained());
    plan.forward(new ValueStep.Softmax(x.buffer(), y.buffer()));
    plan.backward(
        () ->
            plan.into(x)
                .ifPresent(
                    dx ->
                        plan.backwardStep(
                            new ValueStep.SoftmaxBackward(
                                y.buffer(), plan.gradient(y), dx.buffer(), dx.accumulate()))));
    return y;
  }
}
