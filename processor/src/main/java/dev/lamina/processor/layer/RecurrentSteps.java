package dev.lamina.processor.layer;

import dev.lamina.dsl.Returns;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cells of a recurrent layer, joined: layer upon layer, one direction beside the other. */
final class RecurrentSteps {
  private final PlanBuilder plan;
  private final Node node;
  private final CellSizes sizes;
  private final double dropout;
  private final List<Value> states = new ArrayList<>();

  RecurrentSteps(PlanBuilder plan, Node node, CellSizes sizes, double dropout) {
    this.plan = plan;
    this.node = node;
    this.sizes = sizes;
    this.dropout = dropout;
  }

  Value lower(Value in, Optional<Value> start, Returns returns) {
    Value x = in;
    for (int layer = 0; layer < sizes.layers(); layer++) {
      boolean top = layer == sizes.layers() - 1;
      if (layer > 0 && plan.training() && dropout > 0) {
        x = dropped(x, layer);
      }
      x = layer(x, layer, start, top && returns == Returns.LAST, top);
    }
    return new Value(x.buffer(), true, states);
  }

  private Value layer(Value x, int layer, Optional<Value> start, boolean last, boolean top) {
    List<Value> directions = new ArrayList<>();
    for (int direction = 0; direction < sizes.directions(); direction++) {
      boolean reverse = direction == 1;
      String name = name(layer, direction);
      Value input = reverse ? reversed(x, name + ".input") : x;
      CellSteps cell = CellSteps.of(plan, new CellSteps.Place(node, sizes, layer, direction, name));
      Value h = cell.lower(input, start);
      states.addAll(cell.states());
      if (last) {
        directions.add(last(h, name + ".last"));
      } else {
        directions.add(reverse ? reversed(h, name + ".forward") : h);
      }
    }
    return joined(directions, top ? node.name() : node.name() + ".l" + layer);
  }

  private String name(int layer, int direction) {
    String path = node.name();
    boolean several = sizes.layers() > 1 || sizes.bidirectional();
    if (several) {
      path += ".l" + layer;
    }
    return path + (direction == 0 ? "" : ".reverse");
  }

  private Value dropped(Value x, int layer) {
    int salt = plan.salt();
    String name = node.name() + ".l" + layer + ".dropped";
    Buffer y = plan.buffer(name, x.buffer().shape(), x.buffer().axis());
    Value value = new Value(y, true);
    plan.forward(new ValueStep.Dropout(dropout, salt, x.buffer(), y, false));
    plan.backward(
        () ->
            plan.into(x)
                .ifPresent(
                    dx ->
                        plan.backwardStep(
                            new ValueStep.Dropout(
                                dropout,
                                salt,
                                plan.gradient(value),
                                dx.buffer(),
                                dx.accumulate()))));
    return value;
  }

  private Value reversed(Value x, String name) {
    Buffer y = plan.buffer(name, x.buffer().shape(), x.buffer().axis());
    Value value = new Value(y, x.trained());
    plan.forward(new SequenceStep.Reverse(x.buffer(), y, false));
    plan.backward(
        () ->
            plan.into(x, value)
                .ifPresent(
                    dx ->
                        plan.backwardStep(
                            new SequenceStep.Reverse(
                                plan.gradient(value), dx.buffer(), dx.accumulate()))));
    return value;
  }

  private Value last(Value h, String name) {
    Value y = new Value(plan.buffer(name, h.buffer().shape(), Axis.SAMPLES), true);
    lastRow(plan, h, y);
    return y;
  }

  /** y, of a sample, is the last step of x. */
  static void lastRow(PlanBuilder plan, Value x, Value y) {
    plan.forward(takeLast(x, y));
    backwardOfLastRow(plan, x, y);
  }

  /** The same in inference, where what y is for begins later. */
  static void lastRowToStart(PlanBuilder plan, Value x, Value y) {
    plan.startStep(takeLast(x, y));
  }

  private static Step takeLast(Value x, Value y) {
    return new SequenceStep.TakeRow(SequenceStep.Row.LAST, x.buffer(), y.buffer(), false);
  }

  private static void backwardOfLastRow(PlanBuilder plan, Value x, Value y) {
    plan.backward(
        () ->
            plan.into(x, y)
                .ifPresent(
                    dx ->
                        plan.backwardStep(
                            new SequenceStep.PutLast(
                                plan.gradient(y), dx.buffer(), dx.accumulate()))));
  }

  // One behind another; a copy even of one, so that the value has the layer's name.
  private Value joined(List<Value> parts, String name) {
    if (parts.size() == 1 && name.equals(parts.getFirst().buffer().name())) {
      return parts.getFirst();
    }
    Axis axis = parts.getFirst().buffer().axis();
    Value y = new Value(plan.buffer(name, Shape.of(sizes.outputs()), axis), true);
    for (int i = 0; i < parts.size(); i++) {
      int at = i * sizes.units();
      Value part = parts.get(i);
      plan.forward(copy(part.buffer(), 0, y.buffer(), at, false));
      plan.backward(
          () ->
              plan.into(part, y)
                  .ifPresent(
                      dx ->
                          plan.backwardStep(
                              copy(plan.gradient(y), at, dx.buffer(), 0, dx.accumulate()))));
    }
    return y;
  }

  private Step copy(Buffer x, int xFrom, Buffer y, int yFrom, boolean accumulate) {
    return new ValueStep.CopyChannels(sizes.units(), x, xFrom, y, yFrom, accumulate);
  }
}
