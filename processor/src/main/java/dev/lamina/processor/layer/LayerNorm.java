package dev.lamina.processor.layer;

import dev.lamina.dsl.Init;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.SampleNormalization;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Layer normalisation: y = (x - mean) / sqrt(variance + epsilon) * weight + bias over all elements
 * of a sample, any shape, which stays; weight and bias of that shape. Keeps its input and two
 * numbers a sample. See {@link dev.lamina.dsl.LayerNorm}.
 */
record LayerNorm(Source source, double epsilon) implements Layer {

  static Layer read(Reading reading) {
    double epsilon = reading.aboveZero(Float.MAX_VALUE, "epsilon", "1e-5");
    return new LayerNorm(reading.source(), epsilon);
  }

  @Override
  public String describe() {
    return "LayerNorm";
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst());
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    Shape shape = in.getFirst();
    return List.of(
        new Parameter(path + ".weight", Parameter.Role.WEIGHT, shape, Init.ONES, 1, 1),
        new Parameter(path + ".bias", Parameter.Role.BIAS, shape, Init.ZEROS, 1, 1));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value x = in.getFirst();
    Value y = plan.value(node.name(), node.shape(), true);
    var norm =
        new SampleNormalization(
            node.shape(),
            epsilon,
            node.parameters().getFirst().name(),
            node.parameters().getLast().name());
    Buffer moments = plan.value(node.name() + ".moments", Shape.of(2), false).buffer();
    plan.forward(new NormalizationStep.NormalizeSample(norm, x.buffer(), moments, y.buffer()));
    plan.backward(() -> backward(plan, norm, x, moments, plan.gradient(y)));
    return y;
  }

  private static void backward(
      PlanBuilder plan, SampleNormalization norm, Value x, Buffer moments, Buffer dy) {
    plan.weightsStep(new NormalizationStep.NormalizeSampleWeights(norm, x.buffer(), moments, dy));
    plan.into(x)
        .ifPresent(
            dx ->
                plan.backwardStep(
                    new NormalizationStep.NormalizeSampleBackward(
                        norm, x.buffer(), moments, dy, dx.buffer(), dx.accumulate())));
  }
}
