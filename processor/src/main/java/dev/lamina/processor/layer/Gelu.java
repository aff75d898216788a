package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;
import static dev.lamina.processor.plan.Expression.number;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/**
 * y = x * P(x), P the normal distribution function by erf; dx = dy * (P(x) + x * P'(x)). See {@link
 * dev.lamina.dsl.Gelu}.
 */
record Gelu(Source source) implements Activation {

  static Layer read(Reading reading) {
    return new Gelu(reading.source());
  }

  @Override
  public String describe() {
    return "Gelu";
  }

  @Override
  public Expression value(Expression x) {
    return x.times(distribution(x));
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    Expression density =
        apply(Function.EXP, x.times(x).times(-0.5)).times(1 / Math.sqrt(2 * Math.PI));
    return dy.times(distribution(x).plus(x.times(density)));
  }

  private static Expression distribution(Expression x) {
    return apply(Function.ERF, x.times(Math.sqrt(0.5))).plus(number(1)).times(0.5);
  }
}
