package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.ResponseGeometry;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * y = x / (k + alpha / size * sum of x^2 over neighbouring channels)^beta. Keeps its input. See
 * {@link dev.lamina.dsl.Lrn}.
 */
record Lrn(Source source, int size, double alpha, double beta, double k) implements Layer {

  static Layer read(Reading reading) {
    return new Lrn(
        reading.source(),
        reading.positive("size"),
        reading.within(0, Double.POSITIVE_INFINITY, "alpha", "0.0001"),
        reading.within(0, Double.POSITIVE_INFINITY, "beta", "0.75"),
        reading.aboveZero(Float.MAX_VALUE, "k", "2.0"));
  }

  @Override
  public String describe() {
    return "Lrn " + size;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst());
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    var geometry = new ResponseGeometry(node.shape().channels(), size, alpha, beta, k);
    Value x = in.getFirst();
    Value y = plan.value(node.name(), node.shape(), x.trained());
    plan.forward(
        new NormalizationStep.LocalResponse(node.name(), geometry, x.buffer(), y.buffer()));
    plan.backward(
        () ->
            plan.into(x)
                .ifPresent(
                    dx ->
                        plan.backwardStep(
                            new NormalizationStep.LocalResponseBackward(
                                node.name(),
                                geometry,
                                x.buffer(),
                                plan.gradient(y),
                                dx.buffer(),
                                dx.accumulate()))));
    return y;
  }
}
