package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A function of each element by itself; the shape stays. What backward keeps, input or output, is
 * what {@link #gradient} reads; one that reads the output alone runs in place.
 */
interface Activation extends Layer {
  /** y as a function of x. */
  Expression value(Expression x);

  /** dx as a function of dy, x and y. */
  Expression gradient(Expression dy, Expression x, Expression y);

  @Override
  default Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst());
  }

  @Override
  default Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value x = in.getFirst();
    Value y = plan.value(node.name(), node.shape(), x.trained());
    String label = ElementSteps.label(this);
    plan.forward(new ValueStep.Map(label, value(Expression.read(x.buffer())), y.buffer()));
    plan.backward(
        () ->
            plan.into(x)
                .ifPresent(
                    dx -> ElementSteps.add(plan, label + "Gradient", gradientOf(plan, x, y), dx)));
    return y;
  }

  private Expression gradientOf(PlanBuilder plan, Value x, Value y) {
    Buffer dy = plan.gradient(y);
    return gradient(Expression.read(dy), Expression.read(x.buffer()), Expression.read(y.buffer()));
  }
}
