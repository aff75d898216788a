package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.PoolingGeometry;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import java.util.List;

/**
 * The maximum of each window: (C, H, W) to (C, H', W'). Keeps input and output: the gradient goes
 * to the first element that equals the maximum. See {@link dev.lamina.dsl.MaxPool}.
 */
record MaxPool(Attributes attributes, WindowSpec window) implements WindowedPool {

  static Layer read(Reading reading) {
    WindowSpec window = reading.window("size");
    return new MaxPool(reading.attributes(), window);
  }

  @Override
  public String annotation() {
    return "@MaxPool";
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    var on = window.on(node.inputShapes().getFirst());
    return PoolingSteps.lower(plan, node, PoolingGeometry.Kind.MAX, on, in.getFirst());
  }
}
