package dev.lamina.processor.layer;

import dev.lamina.dsl.Init;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window2d;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Transposed convolution: (C, H, W) to (F, H', W') with H' = (H - 1) * stride - 2 * padding +
 * dilation * (KH - 1) + outputPadding + 1; weight (C, F / groups, KH, KW), bias (F). It computes
 * what is the gradient of its input to the convolution that leads from (F, H', W') back to (C, H,
 * W), whose weights have the same layout. Keeps its input for the gradient of the weight. See
 * {@link dev.lamina.dsl.ConvTranspose}.
 *
 * @param back windows of the convolution that leads back
 */
record ConvTranspose(
    Attributes attributes, int filters, Window2d back, int groups, boolean bias, Init init)
    implements Layer {

  static Layer read(Reading reading) {
    WindowSpec window = reading.window("kernel");
    return new ConvTranspose(
        reading.attributes(),
        reading.positive("filters"),
        window.transposed(outputPadding(reading, window)),
        reading.positive("groups"),
        reading.flag("bias"),
        reading.constant("init", Init.class));
  }

  // PyTorch's rule.
  private static List<Integer> outputPadding(Reading reading, WindowSpec window) {
    List<Integer> given = reading.pair(0, "outputPadding");
    List<Integer> good =
        Stream.of(0, 1).map(i -> Math.min(at(given, i), mostAdded(window, i))).toList();
    Stream.of(0, 1)
        .filter(i -> at(given, i) > good.get(i))
        .findFirst()
        .ifPresent(
            i ->
                reading.bad(
                    "outputPadding",
                    reading.attributes().at("outputPadding", i),
                    window.isSame()
                        ? "must be 0 where padding = SAME"
                        : "must be below stride or dilation, here below " + (good.get(i) + 1),
                    "is " + at(given, i),
                    "outputPadding = " + WindowFixes.text(good)));
    return good;
  }

  private static int mostAdded(WindowSpec window, int axis) {
    return window.isSame()
        ? 0
        : Math.max(at(window.stride(), axis), at(window.dilation(), axis)) - 1;
  }

  private static int at(List<Integer> numbers, int axis) {
    return WindowSpec.at(numbers, axis);
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public String describe() {
    return "ConvTranspose "
        + filters
        + ", "
        + back.sizeText()
        + (groups == 1 ? "" : ", groups " + groups);
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    Shape shape = in.getFirst();
    if (!ImageCheck.isImage("@ConvTranspose", source(), shape, site, "use @Dense here")) {
      return Optional.empty();
    }
    Optional<Shape> out = new CuttingCheck(attributes, filters, back).output(shape, site);
    return new GroupsCheck("@ConvTranspose", attributes, groups, filters)
            .divide(shape.channels(), site)
        ? out
        : Optional.empty();
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    int channels = in.getFirst().channels();
    Shape weight = Shape.of(channels, filters / groups, back.rows().size(), back.columns().size());
    return ConvolutionSteps.parameters(path, weight, filters, bias, init);
  }

  @Override
  public long multiplyAdds(List<Shape> in, Shape out) {
    return geometry(in.getFirst(), out).multiplyAdds();
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Weights weights =
        new Weights(
            node.name(),
            geometry(node.inputShapes().getFirst(), node.shape()),
            node.parameters().getFirst().name(),
            Optional.empty());
    Optional<String> biasName = node.parameters().stream().skip(1).map(Parameter::name).findFirst();
    return TransposedSteps.lower(plan, weights, biasName, node.shape(), in.getFirst());
  }

  private ConvolutionGeometry geometry(Shape in, Shape out) {
    return new ConvolutionGeometry(out, in.channels(), back, groups);
  }
}
