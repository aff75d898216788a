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
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The product of the arriving value and the named ones, all of one shape, or some of them with a
 * number for each channel. Keeps every factor, which the others' gradients read. See {@link
 * dev.lamina.dsl.Multiply}.
 */
record Multiply(Source source, List<Reference> references) implements Layer {
  // Each has a gradient step with all others in it.
  private static final int MOST_NAMES = 16;

  static Layer read(Reading reading) {
    List<Reference> references = Joins.references(MOST_NAMES, reading);
    return new Multiply(reading.source(), references);
  }

  @Override
  public String describe() {
    return "Multiply";
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    int whole = whole(in);
    boolean fits = true;
    for (int i = 0; i < in.size(); i++) {
      if (!Joining.MULTIPLY.fits(in.get(whole), in.get(i))) {
        report(i == 0 ? 0 : whole, i == 0 ? whole : i, in.size(), site);
        fits = false;
      }
    }
    return fits ? Optional.of(in.get(whole)) : Optional.empty();
  }

  private void report(int first, int other, int inputs, Site site) {
    var fitting = new Fitting(site, inputs, first, other, Joining.MULTIPLY);
    Joins.report(references.get(other - 1), fitting);
  }

  /** The first input with more than one place, whose shape comes out, or the arriving one. */
  private static int whole(List<Shape> in) {
    return IntStream.range(0, in.size()).filter(i -> in.get(i).pixels() > 1).findFirst().orElse(0);
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    List<Value> wholes = in.stream().filter(v -> isWhole(v, node)).toList();
    List<Value> scales = in.stream().filter(v -> !isWhole(v, node)).toList();
    if (scales.isEmpty()) {
      return product(plan, node.name(), wholes);
    }
    Value x = single(plan, node.name() + ".whole", wholes);
    Value scale = single(plan, node.name() + ".scale", scales);
    return scaled(plan, node, x, scale);
  }

  private static boolean isWhole(Value value, Node node) {
    return value.buffer().shape().size() == node.shape().size();
  }

  private static Value single(PlanBuilder plan, String name, List<Value> factors) {
    return factors.size() == 1 ? factors.getFirst() : product(plan, name, factors);
  }

  private static Value product(PlanBuilder plan, String name, List<Value> factors) {
    boolean trained = factors.stream().anyMatch(Value::trained);
    Value y = plan.value(name, factors.getFirst().buffer().shape(), trained);
    plan.forward(
        new ValueStep.Map(
            "multiply",
            factors.stream().map(Multiply::read).reduce(Expression::times).orElseThrow(),
            y.buffer()));
    plan.backward(
        () -> {
          for (int i = 0; i < factors.size(); i++) {
            Expression part = allBut(i, factors, Expression.read(plan.gradient(y)));
            plan.into(factors.get(i))
                .ifPresent(dx -> ElementSteps.add(plan, "multiplyGradient", part, dx));
          }
        });
    return y;
  }

  private static Expression read(Value value) {
    return Expression.read(value.buffer());
  }

  private static Expression allBut(int left, List<Value> factors, Expression dy) {
    return IntStream.range(0, factors.size())
        .filter(i -> i != left)
        .mapToObj(i -> read(factors.get(i)))
        .reduce(dy, Expression::times);
  }

  private static Value scaled(PlanBuilder plan, Node node, Value x, Value scale) {
    Value y = plan.value(node.name(), node.shape(), x.trained() || scale.trained());
    plan.forward(new ValueStep.ScaleChannels(x.buffer(), scale.buffer(), y.buffer(), false));
    plan.backward(
        () -> {
          Buffer dy = plan.gradient(y);
          plan.into(x)
              .ifPresent(
                  dx ->
                      plan.backwardStep(
                          new ValueStep.ScaleChannels(
                              dy, scale.buffer(), dx.buffer(), dx.accumulate())));
          plan.into(scale)
              .ifPresent(
                  ds ->
                      plan.backwardStep(
                          new ValueStep.SumProducts(x.buffer(), dy, ds.buffer(), ds.accumulate())));
        });
    return y;
  }
}
