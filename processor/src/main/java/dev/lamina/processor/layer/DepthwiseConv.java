package dev.lamina.processor.layer;

import dev.lamina.dsl.Init;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Convolution of each channel by itself: (C, H, W) to (C * M, H', W'); weight (C * M, 1, KH, KW),
 * bias (C * M). The steps are those of a convolution with a group for each channel. See {@link
 * dev.lamina.dsl.DepthwiseConv}.
 */
record DepthwiseConv(
    Attributes attributes, int multiplier, WindowSpec window, boolean bias, Init init)
    implements Layer {

  static Layer read(Reading reading) {
    return new DepthwiseConv(
        reading.attributes(),
        reading.positive("multiplier"),
        reading.window("kernel"),
        reading.flag("bias"),
        reading.constant("init", Init.class));
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public String describe() {
    String size = window.on(Shape.of(1, 1, 1)).sizeText();
    return "DepthwiseConv " + size + (multiplier == 1 ? "" : ", multiplier " + multiplier);
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    Shape shape = in.getFirst();
    return ImageCheck.isImage("@DepthwiseConv", source(), shape, site, "use @Dense here")
        ? new WindowCheck("@DepthwiseConv", "kernel", attributes, window)
            .output(filters(shape), shape, site)
        : Optional.empty();
  }

  // More than an int holds are the most: too large a value, which is reported as such.
  private int filters(Shape in) {
    return Math.clamp((long) in.channels() * multiplier, 1, Integer.MAX_VALUE);
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    ConvolutionGeometry geometry = geometry(in.getFirst());
    int rows = geometry.window().rows().size();
    int columns = geometry.window().columns().size();
    Shape weight = Shape.of(geometry.filters(), 1, rows, columns);
    return ConvolutionSteps.parameters(path, weight, geometry.filters(), bias, init);
  }

  @Override
  public long multiplyAdds(List<Shape> in, Shape out) {
    return geometry(in.getFirst()).multiplyAdds();
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    ConvolutionGeometry geometry = geometry(node.inputShapes().getFirst());
    return ConvolutionSteps.lower(
        plan,
        ConvolutionSteps.weights(node.name(), geometry, node.parameters()),
        node.shape(),
        in.getFirst());
  }

  private ConvolutionGeometry geometry(Shape in) {
    return new ConvolutionGeometry(in, filters(in), window.on(in), in.channels());
  }
}
