package dev.lamina.processor.layer;

import dev.lamina.dsl.Init;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ChannelVector;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Normalization;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalisation: y = (x - mean) / sqrt(variance + epsilon) * weight + bias for each channel,
 * any shape, which stays; weight (C), bias (C), and the statistics running_mean (C) and running_var
 * (C). Mean and variance are those of the batch in training, the running ones in inference. Both
 * come down to y = x * scale + shift. Keeps its input. See {@link dev.lamina.dsl.BatchNorm}.
 */
record BatchNorm(Source source, double epsilon, double momentum) implements Layer {

  static Layer read(Reading reading) {
    return new BatchNorm(
        reading.source(),
        reading.aboveZero(Float.MAX_VALUE, "epsilon", "1e-5"),
        reading.aboveZero(1, "momentum", "0.1"));
  }

  /** The layer with the default attributes, for where it is not annotated. */
  static BatchNorm usual(Source source) {
    return new BatchNorm(source, 1e-5, 0.1);
  }

  @Override
  public String describe() {
    return "BatchNorm";
  }

  @Override
  public boolean needsWholeBatch() {
    return true;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst());
  }

  @Override
  public List<Parameter> parameters(String path, List<Shape> in) {
    Shape channels = Shape.of(in.getFirst().channels());
    return List.of(
        parameter(path + ".weight", Parameter.Role.WEIGHT, channels, Init.ONES),
        parameter(path + ".bias", Parameter.Role.BIAS, channels, Init.ZEROS),
        parameter(path + ".running_mean", Parameter.Role.STATISTIC, channels, Init.ZEROS),
        parameter(path + ".running_var", Parameter.Role.STATISTIC, channels, Init.ONES));
  }

  private static Parameter parameter(String name, Parameter.Role role, Shape shape, Init init) {
    return new Parameter(name, role, shape, init, 1, 1);
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value x = in.getFirst();
    Value y = plan.value(node.name(), node.shape(), true);
    Normalization norm =
        new Normalization(node.field(), node.shape(), epsilon, momentum, node.parameters());
    Expression normalized;
    if (plan.training()) {
      Buffer moments = norm.perRow("moments", x.buffer().axis());
      plan.forward(new NormalizationStep.ChannelMoments(x.buffer(), moments));
      plan.reduceStep(new NormalizationStep.NormalizeBatch(norm, moments));
      normalized = norm.ofBatch(x.buffer());
      plan.backward(() -> backward(plan, norm, x, plan.gradient(y)));
    } else {
      plan.prepareStep(new NormalizationStep.NormalizeStatistics(norm));
      normalized = norm.running(x.buffer());
    }
    plan.forward(new ValueStep.Map("normalize", normalized, y.buffer()));
    return y;
  }

  // dx = scale * (dy - mean of dy - (x - mean) * inverse^2 * mean of dy * (x - mean)), sorted by dy
  // and x - mean.
  private static void backward(PlanBuilder plan, Normalization norm, Value x, Buffer dy) {
    Buffer sums = norm.perRow("sums", x.buffer().axis());
    plan.backwardStep(new NormalizationStep.ChannelSums(x.buffer(), dy, norm.mean(), sums));
    plan.reduceStep(new NormalizationStep.NormalizeBatchBackward(norm, sums));
    Expression centred = Expression.read(x.buffer()).minus(Expression.channel(norm.mean()));
    Expression gradient =
        scaled(dy, norm.scale())
            .plus(centred.times(Expression.channel(norm.xScale())))
            .plus(Expression.channel(norm.dxShift()));
    plan.into(x)
        .ifPresent(
            dx -> {
              ElementSteps.add(plan, "normalizeGradient", gradient, dx);
              clearPadding(plan, dx.buffer());
            });
  }

  // What comes by the means comes to all rows, those that are no step too.
  private static void clearPadding(PlanBuilder plan, Buffer dx) {
    if (dx.axis().isSequence()) {
      plan.backwardStep(new SequenceStep.Clear(SequenceStep.Which.PADDING, dx));
    }
  }

  private static Expression scaled(Buffer value, ChannelVector scale) {
    return Expression.read(value).times(Expression.channel(scale));
  }
}
