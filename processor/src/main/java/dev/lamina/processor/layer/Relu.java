package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;
import static dev.lamina.processor.plan.Expression.number;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/** y = max(x, 0); dx = dy where y is above zero. See {@link dev.lamina.dsl.Relu}. */
record Relu(Source source) implements Activation {

  static Layer read(Reading reading) {
    return new Relu(reading.source());
  }

  @Override
  public String describe() {
    return "Relu";
  }

  @Override
  public Expression value(Expression x) {
    return apply(Function.MAX, x, number(0));
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    return apply(Function.IF_POSITIVE, y, dy, number(0));
  }
}
