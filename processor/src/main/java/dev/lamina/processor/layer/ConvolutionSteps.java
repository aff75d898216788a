package dev.lamina.processor.layer;

import dev.lamina.dsl.Init;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What convolutions and dense layers share: y = x * w + b, its gradients, its parameters. */
final class ConvolutionSteps {
  /**
   * Below this many tiles of 24 x 32 weights, filters of all groups side by side, the batch is
   * sliced instead, or workers would idle.
   */
  private static final int FEWEST_TILES = 8;

  /** Likewise for images, which would be read as a whole for each piece of such a layer. */
  private static final int FEWEST_TILES_OF_IMAGES = 16;

  private ConvolutionSteps() {}

  static Value lower(PlanBuilder plan, Weights weights, Shape out, Value in) {
    Value y = plan.value(weights.name(), out, true);
    plan.forward(new ConvolutionStep.Convolve(weights, in.buffer(), y.buffer(), false));
    plan.backward(() -> backward(plan, weights, in, plan.gradient(y)));
    return y;
  }

  /** Gradients of the weights and, if it is wanted, of the input. */
  static void backward(PlanBuilder plan, Weights weights, Value in, Buffer dy) {
    plan.weightsStep(
        new ConvolutionStep.ConvolveWeights(weights, in.buffer(), dy, slices(weights.geometry())));
    plan.into(in)
        .ifPresent(
            dx -> {
              plan.prepareStep(new ConvolutionStep.PackWeights(weights));
              plan.backwardStep(
                  new ConvolutionStep.ConvolveData(weights, dy, dx.buffer(), dx.accumulate()));
            });
  }

  static Weights weights(String name, ConvolutionGeometry geometry, List<Parameter> parameters) {
    Optional<String> bias = parameters.stream().skip(1).map(Parameter::name).findFirst();
    return new Weights(name, geometry, parameters.getFirst().name(), bias);
  }

  /** A weight (O, I, KH, KW) or (O, I), and a bias of this size. */
  static List<Parameter> parameters(
      String path, Shape weight, int biases, boolean bias, Init init) {
    long fanIn = weight.size() / weight.dims().get(0);
    long fanOut = weight.size() / weight.dims().get(1);
    List<Parameter> list = new ArrayList<>();
    list.add(new Parameter(path + ".weight", Parameter.Role.WEIGHT, weight, init, fanIn, fanOut));
    if (bias) {
      Init biasInit = init == Init.DEFAULT ? Init.DEFAULT : Init.ZEROS;
      Shape shape = Shape.of(biases);
      list.add(new Parameter(path + ".bias", Parameter.Role.BIAS, shape, biasInit, fanIn, fanOut));
    }
    return list;
  }

  static int slices(ConvolutionGeometry geometry) {
    long tiles = Math.ceilDiv(geometry.fanIn(), 24) * Math.ceilDiv(geometry.filters(), 32);
    int fewest = geometry.outputPixels() == 1 ? FEWEST_TILES : FEWEST_TILES_OF_IMAGES;
    return tiles < fewest ? ConvolutionStep.ConvolveWeights.SLICES : 0;
  }
}
