package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;
import static dev.lamina.processor.plan.Expression.number;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/** y = 1 / (1 + exp(-x)); dx = dy * y * (1 - y). See {@link dev.lamina.dsl.Sigmoid}. */
record Sigmoid(Source source) implements Activation {

  static Layer read(Reading reading) {
    return new Sigmoid(reading.source());
  }

  @Override
  public String describe() {
    return "Sigmoid";
  }

  @Override
  public Expression value(Expression x) {
    return apply(Function.SIGMOID, x);
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    return dy.times(y.times(number(1).minus(y)));
  }
}
