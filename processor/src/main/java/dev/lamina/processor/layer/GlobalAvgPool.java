package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.PoolingGeometry;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * The average of each channel: (C, H, W) to (C). Keeps nothing: the gradient is spread evenly. See
 * {@link dev.lamina.dsl.GlobalAvgPool}.
 */
record GlobalAvgPool(Source source) implements Layer {

  static Layer read(Reading reading) {
    return new GlobalAvgPool(reading.source());
  }

  @Override
  public String describe() {
    return "GlobalAvgPool";
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return ImageCheck.isImage(
            "@GlobalAvgPool", source, in.getFirst(), site, ImageCheck.insteadOfPool(site))
        ? Optional.of(Shape.of(in.getFirst().channels()))
        : Optional.empty();
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    var window = PoolingSteps.global(node.inputShapes().getFirst());
    return PoolingSteps.lower(plan, node, PoolingGeometry.Kind.AVERAGE, window, in.getFirst());
  }
}
