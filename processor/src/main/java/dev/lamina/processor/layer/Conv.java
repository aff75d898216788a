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
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Convolution: (C, H, W) to (F, H', W'); weight (F, C / groups, KH, KW), bias (F). Keeps its input
 * for the gradient of the weight. See {@link dev.lamina.dsl.Conv}.
 */
record Conv(
    Attributes attributes, int filters, WindowSpec window, int groups, boolean bias, Init init)
    implements Layer {

  static Optional<Layer> read(Reading reading) {
    Attributes a = reading.attributes();
    Conv conv =
        new Conv(
            a,
            reading.positive("filters"),
            reading.window("kernel"),
            reading.positive("groups"),
            a.flag("bias"),
            a.constant("init", Init.class));
    return reading.clean() ? Optional.of(conv) : Optional.empty();
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
    Optional<Shape> out =
        new WindowCheck("@Conv", "kernel", attributes, window).output(filters, in.getFirst(), site);
    return in.getFirst().isImage() && !groupsDivide(in.getFirst().channels(), site)
        ? Optional.empty()
        : out;
  }

  private boolean groupsDivide(int channels, Site site) {
    boolean divides = channels % groups == 0 && filters % groups == 0;
    if (!divides) {
      site.error(
          ProblemId.GroupsDoNotDivide,
          attributes.at("groups"),
          "@Conv %s: %d groups must divide its %d filters and the %d channels of %s, but %s"
              .formatted(site.field(), groups, filters, channels, site.input(0), left(channels)),
          "",
          "groups = " + largestCommonDivisor(channels));
    }
    return divides;
  }

  private String left(int channels) {
    return Stream.of(filters, channels)
        .distinct()
        .filter(n -> n % groups != 0)
        .map(n -> "%d / %d leaves %d over".formatted(n, groups, n % groups))
        .collect(Collectors.joining(" and "));
  }

  // The largest number of groups, up to the wanted one, that divides both.
  private int largestCommonDivisor(int channels) {
    return IntStream.rangeClosed(1, Math.min(groups, Math.min(filters, channels)))
        .filter(g -> filters % g == 0 && channels % g == 0)
        .max()
        .orElse(1);
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    ConvolutionGeometry geometry = geometry(in.getFirst());
    var rows = geometry.window().rows();
    var columns = geometry.window().columns();
    Shape weight =
        Shape.of(filters, in.getFirst().channels() / groups, rows.size(), columns.size());
    return ConvolutionSteps.parameters(path, weight, geometry, bias, init);
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
