package dev.lamina.processor.layer;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Shape;
import java.util.Optional;

/**
 * The steps of a transposed convolution: those of the convolution that leads back, each in the
 * place of another. Its gradient by data runs forward, and it itself backward; what it reads is dy
 * here, and what it gives is x.
 */
final class TransposedSteps {
  private TransposedSteps() {}

  static Value lower(
      PlanBuilder plan, Weights weights, Optional<String> bias, Shape out, Value in) {
    Value y = plan.value(weights.name(), out, true);
    plan.prepareStep(new ConvolutionStep.PackWeights(weights));
    bias.ifPresent(b -> plan.forward(new ConvolutionStep.SpreadBias(b, y.buffer())));
    plan.forward(
        new ConvolutionStep.ConvolveData(weights, in.buffer(), y.buffer(), bias.isPresent()));
    plan.backward(
        () -> {
          Buffer dy = plan.gradient(y);
          bias.ifPresent(b -> biasGradient(plan, weights.name(), b, dy));
          int slices = ConvolutionSteps.slices(weights.geometry());
          plan.weightsStep(new ConvolutionStep.ConvolveWeights(weights, dy, in.buffer(), slices));
          plan.into(in).ifPresent(dx -> inputGradient(plan, weights, dy, dx));
        });
    return y;
  }

  private static void biasGradient(PlanBuilder plan, String name, String bias, Buffer dy) {
    Shape channels = Shape.of(dy.shape().channels());
    Buffer sums = gradient(name + ".sums", channels, dy);
    plan.backwardStep(new ConvolutionStep.SumPlaces(dy, sums));
    plan.weightsStep(new ConvolutionStep.BiasGradient(bias, sums));
  }

  private static Buffer gradient(String name, Shape shape, Buffer beside) {
    return new Buffer("d" + name, shape, Buffer.Role.GRADIENT, beside.axis(), 0);
  }

  // A convolution assigns; where another layer has been before, its result is added.
  private static void inputGradient(
      PlanBuilder plan, Weights weights, Buffer dy, PlanBuilder.Target dx) {
    if (!dx.accumulate()) {
      plan.backwardStep(new ConvolutionStep.Convolve(weights, dy, dx.buffer(), false));
      return;
    }
    Shape shape = dx.buffer().shape();
    Buffer part = gradient(weights.name() + ".input", shape, dy);
    plan.backwardStep(new ConvolutionStep.Convolve(weights, dy, part, false));
    ElementSteps.add(plan, "add", Expression.read(part), dx);
  }
}
