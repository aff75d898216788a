package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;
import static dev.lamina.processor.plan.Expression.number;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/** y = tanh(x); dx = dy * (1 - y * y). See {@link dev.lamina.dsl.Tanh}. */
record Tanh(Source source) implements Activation {

  static Layer read(Reading reading) {
    return new Tanh(reading.source());
  }

  @Override
  public String describe() {
    return "Tanh";
  }

  @Override
  public Expression value(Expression x) {
    return apply(Function.TANH, x);
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    return dy.times(number(1).minus(y.times(y)));
  }
}
