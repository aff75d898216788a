package dev.lamina.processor.layer;

import static dev.lamina.processor.plan.Expression.Function.SIGMOID;
import static dev.lamina.processor.plan.Expression.Function.TANH;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import java.util.ArrayList;
import java.util.List;

/**
 * r, z = sigmoid; n = tanh(a + r * b), b the product with the state; h = n + z * (h' - n).
 * Backward: dz = dh * (h' - n) * z * (1 - z), da = dh * (1 - z) * (1 - n^2), db = da * r, dr = da *
 * b * r * (1 - r), dh' += dh * z.
 */
final class GruSteps extends CellSteps {
  GruSteps(PlanBuilder plan, Place place) {
    super(plan, place);
  }

  @Override
  List<String> gateNames() {
    return List.of("r", "z", "n");
  }

  @Override
  List<String> stateNames() {
    return List.of("");
  }

  @Override
  Buffer recurrent(int gate) {
    return gate == 2 ? along(".b") : gate(gate);
  }

  @Override
  List<Step> forward() {
    List<Step> steps = new ArrayList<>(products());
    Buffer n = gate(2);
    steps.add(new ValueStep.Map("sigmoid", apply(SIGMOID, gate(0)), gate(0)));
    steps.add(new ValueStep.Map("sigmoid", apply(SIGMOID, gate(1)), gate(1)));
    Expression reset = read(n).plus(read(gate(0)).times(read(recurrent(2))));
    steps.add(new ValueStep.Map("gruCandidate", Expression.apply(TANH, reset), n));
    Expression old = read(h().previous());
    Expression mixed = read(n).plus(read(gate(1)).times(old.minus(read(n))));
    steps.add(new ValueStep.Map("gruCell", mixed, h()));
    return steps;
  }

  @Override
  List<Step> backward() {
    Expression dh = read(gradient(h()));
    Expression r = read(gate(0));
    Expression z = read(gate(1));
    Expression n = read(gate(2));
    Buffer da = gradient(gate(2));
    Buffer previous = gradient(h()).previous();
    List<Step> steps = new ArrayList<>();
    Expression towardsOld = dh.times(read(h().previous()).minus(n));
    steps.add(
        new ValueStep.Map(
            "updateGradient", towardsOld.times(z).times(complement(z)), gradient(gate(1))));
    Expression towardsNew = dh.times(complement(z)).times(complement(n.times(n)));
    steps.add(new ValueStep.Map("candidateGradient", towardsNew, da));
    steps.add(new ValueStep.Map("product", read(da).times(r), gradient(recurrent(2))));
    Expression reset = read(da).times(read(recurrent(2))).times(r).times(complement(r));
    steps.add(new ValueStep.Map("resetGradient", reset, gradient(gate(0))));
    steps.add(new ValueStep.Map("productAdded", read(previous).plus(dh.times(z)), previous));
    steps.addAll(productGradients());
    return steps;
  }
}
