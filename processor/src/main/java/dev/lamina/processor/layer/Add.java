package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * The sum of the arriving value and the named ones, all of one shape; each gets the whole gradient.
 * See {@link dev.lamina.dsl.Add}.
 */
record Add(Source source, List<Reference> references) implements Layer {

  static Optional<Layer> read(Reading reading) {
    List<Reference> references = Joins.references(reading);
    return reading.clean() ? Optional.of(new Add(reading.source(), references)) : Optional.empty();
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
        site.error(
            ProblemId.ShapesDiffer,
            references.get(i - 1).source(),
            "@Add %s adds values of different shapes: %s"
                .formatted(site.field(), Joins.shapes(in, site)),
            "%s + %s does not fit".formatted(first, in.get(i)),
            fix(first, in.get(i), site.input(i)));
        return Optional.empty();
      }
    }
    return Optional.of(first);
  }

  private static String fix(Shape wanted, Shape given, String name) {
    if (!wanted.isImage() || !given.isImage()) {
      return "bring " + name + " to " + wanted + " first";
    }
    int rows = Math.ceilDiv(given.height(), wanted.height());
    int columns = Math.ceilDiv(given.width(), wanted.width());
    boolean strided =
        Math.ceilDiv(given.height(), rows) == wanted.height()
            && Math.ceilDiv(given.width(), columns) == wanted.width();
    if (!strided) {
      return "bring " + name + " to " + wanted + " first";
    }
    String stride = rows == columns ? "" + rows : "{" + rows + ", " + columns + "}";
    return "@From(\"%s\") @Conv(filters = %d, kernel = 1%s) gives %s"
        .formatted(
            name, wanted.channels(), stride.equals("1") ? "" : ", stride = " + stride, wanted);
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    boolean trained = in.stream().anyMatch(Value::trained);
    Value y = plan.value(node.name(), node.shape(), trained);
    Expression sum =
        in.stream().map(v -> Expression.read(v.buffer())).reduce(Expression::plus).orElseThrow();
    plan.forward(new Step.Map(sum, y.buffer()));
    plan.backward(
        () -> {
          for (Value x : in) {
            plan.into(x)
                .ifPresent(dx -> ElementSteps.add(plan, Expression.read(plan.gradient(y)), dx));
          }
        });
    return y;
  }
}
