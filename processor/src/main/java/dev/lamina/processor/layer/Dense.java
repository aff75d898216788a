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
import dev.lamina.processor.shape.Window;
import dev.lamina.processor.shape.Window2d;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Dense layer: (D) or (C, H, W), flattened in that order, to (U); weight (U, D), bias (U). Lowered
 * as the convolution whose kernel covers its whole input, which spares the flattening. Keeps its
 * input for the gradient of the weight. See {@link dev.lamina.dsl.Dense}.
 */
record Dense(Source source, int units, boolean bias, Init init) implements Layer {

  static Layer read(Reading reading) {
    return new Dense(
        reading.source(),
        reading.positive("units"),
        reading.flag("bias"),
        reading.constant("init", Init.class));
  }

  @Override
  public String describe() {
    return "Dense " + units;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(Shape.of(units));
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    Shape weight = Shape.of(units, Math.toIntExact(in.getFirst().size()));
    return ConvolutionSteps.parameters(path, weight, units, bias, init);
  }

  @Override
  public long multiplyAdds(List<Shape> in, Shape out) {
    return in.getFirst().size() * units;
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
    return geometry(in, units);
  }

  /** The convolution that a dense layer is. */
  static ConvolutionGeometry geometry(Shape in, int units) {
    Window rows = Window.of(in.height(), 1, 0, 1, false);
    Window columns = Window.of(in.width(), 1, 0, 1, false);
    return new ConvolutionGeometry(in, units, new Window2d(rows, columns), 1);
  }
}
