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
 * i, f, o = sigmoid, g = tanh; c = f * c' + i * g; h = o * tanh(c). Backward, with e = dc + dh * o
 * * (1 - tanh(c)^2): do = dh * tanh(c) * o * (1 - o), di = e * g * i * (1 - i), df = e * c' * f *
 * (1 - f), dg = e * i * (1 - g^2), dc' += e * f.
 */
final class LstmSteps extends CellSteps {
  LstmSteps(PlanBuilder plan, Place place) {
    super(plan, place);
  }

  @Override
  List<String> gateNames() {
    return List.of("i", "f", "g", "o");
  }

  @Override
  List<String> stateNames() {
    return List.of("", ".c");
  }

  private Buffer tanhOfC() {
    return along(".tanh");
  }

  @Override
  List<Step> forward() {
    List<Step> steps = new ArrayList<>(products());
    for (int g = 0; g < 4; g++) {
      Expression.Function function = g == 2 ? TANH : SIGMOID;
      String label = g == 2 ? "tanh" : "sigmoid";
      steps.add(new ValueStep.Map(label, apply(function, gate(g)), gate(g)));
    }
    Buffer c = state(1);
    Expression kept = read(gate(1)).times(read(c.previous()));
    Expression added = read(gate(0)).times(read(gate(2)));
    steps.add(new ValueStep.Map("lstmCell", kept.plus(added), c));
    steps.add(new ValueStep.Map("tanh", apply(TANH, c), tanhOfC()));
    steps.add(new ValueStep.Map("product", read(gate(3)).times(read(tanhOfC())), h()));
    return steps;
  }

  @Override
  List<Step> backward() {
    Buffer c = state(1);
    Buffer dc = gradient(c);
    Expression dh = read(gradient(h()));
    Expression tanh = read(tanhOfC());
    Expression i = read(gate(0));
    Expression f = read(gate(1));
    Expression g = read(gate(2));
    Expression o = read(gate(3));
    Expression e = read(dc);
    List<Step> steps = new ArrayList<>();
    steps.add(
        new ValueStep.Map(
            "cellGradient", e.plus(dh.times(o).times(complement(tanh.times(tanh)))), dc));
    steps.add(gateGradient(3, dh.times(tanh).times(o).times(complement(o))));
    steps.add(gateGradient(0, e.times(g).times(i).times(complement(i))));
    steps.add(gateGradient(1, e.times(read(c.previous())).times(f).times(complement(f))));
    steps.add(
        new ValueStep.Map(
            "candidateGradient", e.times(i).times(complement(g.times(g))), gradient(gate(2))));
    // Added: a layer that starts from the last c has put its part there, at each sample's own end.
    Expression before = read(dc.previous());
    steps.add(new ValueStep.Map("productAdded", before.plus(e.times(f)), dc.previous()));
    steps.addAll(productGradients());
    return steps;
  }

  private Step gateGradient(int gate, Expression value) {
    return new ValueStep.Map("gateGradient", value, gradient(gate(gate)));
  }
}
