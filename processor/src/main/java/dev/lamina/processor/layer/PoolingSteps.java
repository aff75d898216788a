package dev.lamina.processor.layer;

import dev.lamina.processor.model.Node;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.PoolingGeometry;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window;
import dev.lamina.processor.shape.Window2d;

/** What pools share, windowed and global. */
final class PoolingSteps {
  private PoolingSteps() {}

  static Value lower(
      PlanBuilder plan, Node node, PoolingGeometry.Kind kind, Window2d window, Value in) {
    var geometry = new PoolingGeometry(kind, node.inputShapes().getFirst(), window);
    Value y = plan.value(node.name(), node.shape(), in.trained());
    plan.forward(new ValueStep.Pool(node.name(), geometry, in.buffer(), y.buffer()));
    plan.backward(
        () ->
            plan.into(in)
                .ifPresent(
                    dx -> {
                      Buffer dy = plan.gradient(y);
                      plan.backwardStep(
                          new ValueStep.PoolBackward(
                              node.name(),
                              geometry,
                              in.buffer(),
                              y.buffer(),
                              dy,
                              dx.buffer(),
                              dx.accumulate()));
                    }));
    return y;
  }

  /** The window that covers the whole image. */
  static Window2d global(Shape in) {
    return new Window2d(
        Window.of(in.height(), 1, 0, 1, false), Window.of(in.width(), 1, 0, 1, false));
  }
}
