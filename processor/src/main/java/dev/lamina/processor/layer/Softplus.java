package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/**
 * y = log(1 + exp(x)); dx = dy * s(x), s the logistic function. See {@link
 * dev.lamina.dsl.Softplus}.
 */
record Softplus(Source source) implements Activation {

  static Layer read(Reading reading) {
    return new Softplus(reading.source());
  }

  @Override
  public String describe() {
    return "Softplus";
  }

  @Override
  public Expression value(Expression x) {
    return apply(Function.SOFTPLUS, x);
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    return dy.times(apply(Function.SIGMOID, x));
  }
}
