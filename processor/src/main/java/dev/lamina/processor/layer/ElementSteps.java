package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.ValueStep;
import java.util.Locale;

/** Element-wise gradients. */
final class ElementSteps {
  private ElementSteps() {}

  /** How loops of a layer are called: {@code leakyRelu} for {@code LeakyRelu 0.01}. */
  static String label(Layer layer) {
    String name = layer.describe();
    int end = name.indexOf(' ');
    return name.substring(0, 1).toLowerCase(Locale.ROOT)
        + name.substring(1, end < 0 ? name.length() : end);
  }

  /** Puts {@code part} into the target: assigned, or added to what is there. */
  static void add(PlanBuilder plan, String label, Expression part, PlanBuilder.Target target) {
    Buffer out = target.buffer();
    boolean copies = part instanceof Expression.Read;
    plan.backwardStep(
        target.accumulate()
            ? new ValueStep.Map(
                copies ? "add" : label + "Added", Expression.read(out).plus(part), out)
            : new ValueStep.Map(copies ? "copy" : label, part, out));
  }
}
