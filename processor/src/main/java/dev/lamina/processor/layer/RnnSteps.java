package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.Function.TANH;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import java.util.ArrayList;
import java.util.List;

/** h = tanh(a); da = dh * (1 - h^2). */
final class RnnSteps extends CellSteps {
  RnnSteps(PlanBuilder plan, Place place) {
    super(plan, place);
  }

  @Override
  List<String> gateNames() {
    return List.of("a");
  }

  @Override
  List<String> stateNames() {
    return List.of("");
  }

  @Override
  List<Step> forward() {
    List<Step> steps = new ArrayList<>(products());
    steps.add(new ValueStep.Map("tanh", apply(TANH, gate(0)), h()));
    return steps;
  }

  @Override
  List<Step> backward() {
    List<Step> steps = new ArrayList<>();
    Buffer dh = gradient(h());
    var slope = complement(read(h()).times(read(h())));
    steps.add(new ValueStep.Map("tanhGradient", read(dh).times(slope), gradient(gate(0))));
    steps.addAll(productGradients());
    return steps;
  }
}
