package dev.lamina.processor.emit;

import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How each parameter is laid out in the weight store: in panels for a convolution, channels-last
 * where it has the shape of an image, else plain.
 */
final class Layouts {
  private final Names names;
  private final Map<String, String> panels = new HashMap<>();
  private final Set<Weights> all = new LinkedHashSet<>();
  private final Set<ConvolutionStep.TileWeights> tiles = new LinkedHashSet<>();

  /** Layouts of all parameters of a plan. */
  Layouts(Plan plan, Names names) {
    this.names = names;
    for (Step step : plan.training().singleSteps()) {
      Optional<Weights> weights = weights(step);
      if (weights.isPresent() && all.add(weights.get())) {
        add(weights.get());
      }
      tiles(step).ifPresent(tiles::add);
    }
  }

  /** What a step multiplies with, if it is the one that its constants are made for. */
  static Optional<Weights> weights(Step step) {
    return switch (step) {
      case ConvolutionStep.Convolve convolve -> Optional.of(convolve.weights());
      case ConvolutionStep.ConvolveTiles tiles -> Optional.of(tiles.weights());
      case ConvolutionStep.AddDense dense -> Optional.of(dense.weights());
      case ConvolutionStep.ConvolveData data -> Optional.of(data.weights());
      case ConvolutionStep.ConvolveDataTiles data -> Optional.of(data.weights());
      default -> Optional.empty();
    };
  }

  /** Which tiles a step of training computes by, if it does, as what its weights are made for. */
  private static Optional<ConvolutionStep.TileWeights> tiles(Step step) {
    return switch (step) {
      case ConvolutionStep.TileWeights tiles -> Optional.of(tiles);
      case ConvolutionStep.ConvolveWeights s when s.tiled() ->
          Optional.of(new ConvolutionStep.TileWeights(s.weights(), false));
      default -> Optional.empty();
    };
  }

  /** The same of all steps, each once. */
  Set<ConvolutionStep.TileWeights> tiles() {
    return tiles;
  }

  /** What convolutions and dense layers multiply with, each once, in the order of the steps. */
  Set<Weights> weights() {
    return all;
  }

  private void add(Weights weights) {
    String convolution = names.convolution(weights);
    panels.put(weights.weight(), parts(weights, convolution + ".weightLayout()"));
    if (weights.bias().isPresent()) {
      String bias = convolution + ".biasLayout()";
      panels.put(weights.bias().get(), parts(weights, bias));
    }
  }

  private String parts(Weights weights, String each) {
    return weights.parts() == 1
        ? each
        : names.type(Types.STORED_LAYOUT) + ".parts(" + weights.parts() + ", " + each + ")";
  }

  /** The layout as Java. */
  String layout(Parameter parameter) {
    String panel = panels.get(parameter.name());
    return panel != null ? panel : elements(parameter.shape());
  }

  private String elements(Shape shape) {
    String layout = names.type(Types.STORED_LAYOUT);
    return shape.isImage()
        ? layout + ".channelsLast(" + shape.channels() + ", " + shape.pixels() + ")"
        : layout + ".plain(" + shape.size() + ")";
  }

  /** The floats that the parameter takes, as Java. */
  String size(Parameter parameter) {
    String panel = panels.get(parameter.name());
    return panel != null ? panel + ".size()" : String.valueOf(parameter.shape().size());
  }
}
