package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How each parameter is laid out in the weight store: in panels for a convolution, channels-last
 * where it has the shape of an image, else plain.
 */
final class Layouts {
  private final Names names;
  private final Map<String, CodeBlock> panels = new HashMap<>();

  /** Layouts of all parameters of a plan. */
  Layouts(Plan plan, Names names) {
    this.names = names;
    plan.training().singleSteps().forEach(step -> weights(step).ifPresent(this::add));
  }

  /** What a step multiplies with, if it is the one that its constants are made for. */
  static Optional<Weights> weights(Step step) {
    return switch (step) {
      case ConvolutionStep.Convolve convolve -> Optional.of(convolve.weights());
      case ConvolutionStep.AddDense dense -> Optional.of(dense.weights());
      case ConvolutionStep.ConvolveData data -> Optional.of(data.weights());
      default -> Optional.empty();
    };
  }

  private void add(Weights weights) {
    String convolution = names.convolution(weights);
    panels.put(weights.weight(), parts(weights, CodeBlock.of("$L.weightLayout()", convolution)));
    weights
        .bias()
        .ifPresent(
            b -> panels.put(b, parts(weights, CodeBlock.of("$L.biasLayout()", convolution))));
  }

  private static CodeBlock parts(Weights weights, CodeBlock each) {
    return weights.parts() == 1
        ? each
        : CodeBlock.of("$T.parts($L, $L)", Types.STORED_LAYOUT, weights.parts(), each);
  }

  /** The layout as Java. */
  CodeBlock layout(Parameter parameter) {
    return Optional.ofNullable(panels.get(parameter.name()))
        .orElseGet(() -> elements(parameter.shape()));
  }

  private static CodeBlock elements(Shape shape) {
    return shape.isImage()
        ? CodeBlock.of(
            "$T.channelsLast($L, $L)", Types.STORED_LAYOUT, shape.channels(), shape.pixels())
        : CodeBlock.of("$T.plain($L)", Types.STORED_LAYOUT, shape.size());
  }

  /** The floats that the parameter takes, as Java. */
  CodeBlock size(Parameter parameter) {
    return panels.containsKey(parameter.name())
        ? CodeBlock.of("$L.size()", layout(parameter))
        : CodeBlock.of("$L", parameter.shape().size());
  }
}
