package dev.lamina.processor.layer;

import dev.lamina.dsl.Returns;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends a step of the user's own cell: hands each state to the next step, and the cell's value on.
 * Takes the value, the states, and what each of them is next.
 */
record CellEnd(Source source, Returns returns, int states) implements Layer {

  @Override
  public String describe() {
    return "Recurrent";
  }

  @Override
  public Optional<Axis> axis(List<Axis> in, Site site) {
    return Optional.of(returns == Returns.LAST ? Axis.SAMPLES : in.getFirst());
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst());
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value value = ownValue(plan, node, in.getFirst());
    List<Value> carried = new ArrayList<>();
    for (int i = 1; i <= states; i++) {
      Value state = State.of(plan, node.inputs().get(i));
      carried.add(state);
      handOn(plan, in.get(i + states), state);
    }
    // What is handed on without need of a state is so for all rows at once, that of the start too.
    carried.forEach(s -> plan.forward(new SequenceStep.LoadState(s.buffer().name(), s.buffer())));
    plan.endScan(carried);
    carried.forEach(s -> plan.forward(new SequenceStep.SaveState(s.buffer().name(), s.buffer())));
    if (returns == Returns.SEQUENCE) {
      return value;
    }
    Value last = plan.value(node.name(), node.shape(), true);
    RecurrentSteps.lastRow(plan, value, last);
    return last;
  }

  // A state as it stands is a value of the step before, and what follows reads that of this step.
  private static Value ownValue(PlanBuilder plan, Node node, Value value) {
    Buffer buffer = value.buffer();
    if (buffer.lag() == 0) {
      return value;
    }
    Buffer now = plan.buffer(node.name() + ".now", buffer.shape(), buffer.axis());
    Value own = new Value(now, value.trained());
    plan.forward(new ValueStep.Map("copy", Expression.read(buffer), now));
    plan.backward(() -> plan.into(value, own).ifPresent(dx -> add(plan, own, dx)));
    return own;
  }

  private static void handOn(PlanBuilder plan, Value next, Value state) {
    plan.forward(new ValueStep.Map("copy", Expression.read(next.buffer()), state.buffer()));
    plan.backward(() -> plan.into(next).ifPresent(dx -> add(plan, state, dx)));
  }

  private static void add(PlanBuilder plan, Value value, PlanBuilder.Target dx) {
    ElementSteps.add(plan, "copy", Expression.read(plan.gradient(value)), dx);
  }
}
