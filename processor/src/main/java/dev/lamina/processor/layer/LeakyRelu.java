package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.apply;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.source.Source;

/**
 * y = x above zero, slope * x elsewhere; dx = dy or slope * dy, by the sign of x. See {@link
 * dev.lamina.dsl.LeakyRelu}.
 */
record LeakyRelu(Source source, double slope) implements Activation {

  static Layer read(Reading reading) {
    double slope = reading.finite("slope", "0.01");
    return new LeakyRelu(reading.source(), slope);
  }

  @Override
  public String describe() {
    return "LeakyRelu";
  }

  @Override
  public Expression value(Expression x) {
    return apply(Function.IF_POSITIVE, x, x, x.times(slope));
  }

  @Override
  public Expression gradient(Expression dy, Expression x, Expression y) {
    // With a positive slope y has the sign of x, and x need not be kept.
    return apply(Function.IF_POSITIVE, slope > 0 ? y : x, dy, dy.times(slope));
  }
}
