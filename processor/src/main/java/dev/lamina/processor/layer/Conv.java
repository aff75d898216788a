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
    return groupsDivide(shape.channels(), site) ? out : Optional.empty();
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

  private boolean groupsDivide(int channels, Site site) {
    boolean divides = channels % groups == 0 && filters % groups == 0;
    if (!divides) {
      site.error(
          ProblemId.GroupsDoNotDivide,
          attributes.at("groups"),
          "@Conv %s: groups = %s must divide both the channels of its input %s (%s) and its filters (%s)"
              .formatted(site.field(), groups, site.input(0).name(), channels, filters),
          remainders(channels),
          groupsFix(channels));
    }
    return divides;
  }

  private String remainders(int channels) {
    return Stream.of(channels, filters)
        .distinct()
        .filter(n -> n % groups != 0)
        .map(n -> "%s / %s = %s, remainder %s".formatted(n, groups, n / groups, n % groups))
        .collect(Collectors.joining("; "));
  }

  private String groupsFix(int channels) {
    int most = Math.min(groups, Math.min(filters, channels));
    int common =
        IntStream.iterate(most, g -> g > 0, g -> g - 1)
            .filter(g -> filters % g == 0 && channels % g == 0)
            .findFirst()
            .orElse(1);
    long more = Math.ceilDiv(filters, groups) * (long) groups;
    boolean possible = channels % groups == 0 && more <= Integer.MAX_VALUE;
    return "groups = " + common + (possible ? ", or filters = " + more : "");
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
