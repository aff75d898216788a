package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;
import static dev.lamina.processor.plan.Expression.number;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/**
 * y = x * s(x), s the logistic function; dx = dy * s * (1 + x * (1 - s)). See {@link
 * dev.lamina.dsl.Silu}.
 */
record Silu(Source source) implements Activation {

  static Layer read(Reading reading) {
    return new Silu(reading.source());
  }

  @Override
  public String describe() {
    return "Silu";
  }

  @Override
  public Expression value(Expression x) {
    return x.times(apply(Function.SIGMOID, x));
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    Expression s = apply(Function.SIGMOID, x);
    return dy.times(s.times(number(1).plus(x.times(number(1).minus(s)))));
  }
}
