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
import dev.lamina.processor.shape.Window2d;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Convolution: (C, H, W) to (F, H', W'); weight (F, C / groups, KH, KW), bias (F). Keeps its input
 * for the gradient of the weight. See {@link dev.lamina.dsl.Conv}.
 */
record Conv(
    Attributes attributes, int filters, WindowSpec window, int groups, boolean bias, Init init)
    implements Layer {

  static Layer read(Reading reading) {
    return new Conv(
        reading.attributes(),
        reading.positive("filters"),
        reading.window("kernel"),
        reading.positive("groups"),
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
    return "Conv " + filters + ", " + size + (groups == 1 ? "" : ", groups " + groups);
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    Shape shape = in.getFirst();
    if (!ImageCheck.isImage("@Conv", source(), shape, site, "use @Dense here")) {
      return Optional.empty();
    }
    Optional<Shape> out =
        new WindowCheck("@Conv", "kernel", attributes, window).output(filters, shape, site);
    return new GroupsCheck("@Conv", attributes, groups, filters).divide(shape.channels(), site)
        ? out
        : Optional.empty();
  }

  /** The shape that comes out of an image. */
  Shape output(Shape in) {
    return window.on(in).output(filters, in);
  }

  /** The same convolution with another number of filters. */
  Conv withFilters(int changed) {
    return new Conv(attributes, changed, window, groups, bias, init);
  }

  /** The same convolution with another padding. */
  Conv withPadding(List<Integer> changed) {
    return new Conv(attributes, filters, window.withPadding(changed), groups, bias, init);
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    Window2d sizes = window.on(in.getFirst());
    int channels = in.getFirst().channels() / groups;
    Shape weight = Shape.of(filters, channels, sizes.rows().size(), sizes.columns().size());
    return ConvolutionSteps.parameters(path, weight, filters, bias, init);
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
    return new ConvolutionGeometry(in, filters, window.on(in), groups);
  }
}
