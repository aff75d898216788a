package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;
import static dev.lamina.processor.plan.Expression.number;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/**
 * y = x above zero, alpha * (exp(x) - 1) elsewhere; dx = dy, or dy * (y + alpha). See {@link
 * dev.lamina.dsl.Elu}.
 */
record Elu(Source source, double alpha) implements Activation {

  static Layer read(Reading reading) {
    double alpha = reading.finite("alpha", "1.0");
    return new Elu(reading.source(), alpha);
  }

  @Override
  public String describe() {
    return "Elu";
  }

  @Override
  public Expression value(Expression x) {
    Expression negative = apply(Function.EXP, x).minus(number(1)).times(alpha);
    return apply(Function.IF_POSITIVE, x, x, negative);
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    // Unless alpha is negative y has the sign of x, and x need not be kept.
    return apply(Function.IF_POSITIVE, alpha < 0 ? x : y, dy, dy.times(y.plus(number(alpha))));
  }
}
