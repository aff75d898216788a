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
 * In training zeroes each element with probability {@code rate} and scales the others by 1 / (1 -
 * rate); absent in inference. Keeps nothing: the same hash decides again in the backward pass. See
 * {@link dev.lamina.dsl.Dropout}.
 */
record Dropout(Source source, double rate) implements Layer {

  static Layer read(Reading reading) {
    double rate = reading.within(0, 1, "value", "0.5");
    return new Dropout(reading.source(), rate);
  }

  @Override
  public String describe() {
    return "Dropout " + rate;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst());
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value x = in.getFirst();
    if (!plan.training()) {
      return x;
    }
    int salt = plan.salt();
    Value y = plan.value(node.name(), node.shape(), x.trained());
    plan.forward(new ValueStep.Dropout(rate, salt, x.buffer(), y.buffer(), false));
    plan.backward(
        () ->
            plan.into(x)
                .ifPresent(
                    dx ->
                        plan.backwardStep(
                            new ValueStep.Dropout(
                                rate, salt, plan.gradient(y), dx.buffer(), dx.accumulate()))));
    return y;
  }
}
