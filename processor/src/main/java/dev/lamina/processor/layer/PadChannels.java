package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Channels of zeros, as many in front as behind, an odd one behind: (C, H, W) to (channels, H, W).
 * Part of a shortcut, see {@link dev.lamina.dsl.Shortcut#PAD}.
 */
record PadChannels(Source source, int channels) implements Layer {
  @Override
  public String describe() {
    return "PadChannels " + channels;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(in.getFirst().withChannels(channels));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value x = in.getFirst();
    Value y = plan.value(node.name(), node.shape(), x.trained());
    int count = x.buffer().shape().channels();
    int front = (channels - count) / 2;
    Buffer to = y.buffer();
    plan.forward(new ValueStep.Map("zeros", Expression.number(0), to));
    plan.forward(new ValueStep.CopyChannels(count, x.buffer(), 0, to, front, true));
    plan.backward(
        () ->
            plan.into(x)
                .ifPresent(
                    dx ->
                        plan.backwardStep(
                            new ValueStep.CopyChannels(
                                count, plan.gradient(y), front, dx.buffer(), 0, dx.accumulate()))));
    return y;
  }
}
