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
 * The average of each window: (C, H, W) to (C, H', W'). Keeps nothing: the gradient is spread
 * evenly. See {@link dev.lamina.dsl.AvgPool}.
 */
record AvgPool(Attributes attributes, WindowSpec window) implements WindowedPool {

  static Layer read(Reading reading) {
    WindowSpec window = reading.window("size");
    return new AvgPool(reading.attributes(), window);
  }

  @Override
  public String annotation() {
    return "@AvgPool";
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    var on = window.on(node.inputShapes().getFirst());
    return PoolingSteps.lower(plan, node, PoolingGeometry.Kind.AVERAGE, on, in.getFirst());
  }
}
