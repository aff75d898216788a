package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;
import static dev.lamina.processor.plan.Expression.number;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/**
 * y = x / 6 + 1/2, held to 0..1; dx = dy / 6 where y is strictly inside. See {@link
 * dev.lamina.dsl.HardSigmoid}.
 */
record HardSigmoid(Source source) implements Activation {

  static Layer read(Reading reading) {
    return new HardSigmoid(reading.source());
  }

  @Override
  public String describe() {
    return "HardSigmoid";
  }

  @Override
  public Expression value(Expression x) {
    Expression line = x.times(1.0 / 6).plus(number(0.5));
    return apply(Function.MIN, apply(Function.MAX, line, number(0)), number(1));
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    Expression inside = y.times(number(1).minus(y));
    return apply(Function.IF_POSITIVE, inside, dy.times(1.0 / 6), number(0));
  }
}
