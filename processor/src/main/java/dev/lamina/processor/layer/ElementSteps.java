package dev.lamina.processor.layer;

import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Step;

/** Element-wise gradients. */
final class ElementSteps {
  private ElementSteps() {}

  /** Puts {@code part} into the target: assigned, or added to what is there. */
  static void add(PlanBuilder plan, Expression part, PlanBuilder.Target target) {
    Expression whole = target.accumulate() ? Expression.read(target.buffer()).plus(part) : part;
    plan.backwardStep(new Step.Map(whole, target.buffer()));
  }
}
