package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * The sum of the arriving value and the named ones, all of one shape; each gets the whole gradient.
 * See {@link dev.lamina.dsl.Add}.
 */
record Add(Source source, List<Reference> references) implements Layer {
  private static final int MOST_NAMES = 100;

  static Layer read(Reading reading) {
    List<Reference> references = Joins.references(MOST_NAMES, reading);
    return new Add(reading.source(), references);
  }

  @Override
  public String describe() {
    return "Add";
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    Shape first = in.getFirst();
    for (int i = 1; i < in.size(); i++) {
      if (!in.get(i).equals(first)) {
        Joins.report(references.get(i - 1), new Fitting(site, in.size(), 0, i, Joining.ADD));
      }
    }
    return Optional.of(first).filter(shape -> in.stream().allMatch(shape::equals));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    boolean trained = in.stream().anyMatch(Value::trained);
    Value y = plan.value(node.name(), node.shape(), trained);
    Expression sum =
        in.stream().map(v -> Expression.read(v.buffer())).reduce(Expression::plus).orElseThrow();
    plan.forward(new ValueStep.Map("add", sum, y.buffer()));
    plan.backward(
        () -> {
          for (Value x : in) {
            plan.into(x)
                .ifPresent(
                    dx -> ElementSteps.add(plan, "copy", Expression.read(plan.gradient(y)), dx));
          }
        });
    return y;
  }
}
