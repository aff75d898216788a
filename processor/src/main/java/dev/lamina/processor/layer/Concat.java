package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * The arriving value followed by the named ones, along channels: (C1, H, W), (C2, H, W) to (C1 +
 * C2, H, W), or vectors end to end; each gets its part of the gradient. See {@link
 * dev.lamina.dsl.Concat}.
 */
record Concat(Source source, List<Reference> references) implements Layer {
  private static final int MOST_NAMES = 100;

  static Layer read(Reading reading) {
    List<Reference> references = Joins.references(MOST_NAMES, reading);
    return new Concat(reading.source(), references);
  }

  @Override
  public String describe() {
    return "Concat";
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    Shape first = in.getFirst();
    for (int i = 1; i < in.size(); i++) {
      if (!Joins.besides(first, in.get(i))) {
        Joins.report(references.get(i - 1), new Fitting(site, in.size(), 0, i, Joining.CONCAT));
      }
    }
    return in.stream().allMatch(shape -> Joins.besides(first, shape))
        ? Optional.of(first.withChannels(channels(in)))
        : Optional.empty();
  }

  // Too many for an int are too many for an array, which is reported then.
  private static int channels(List<Shape> in) {
    return (int) Math.min(Integer.MAX_VALUE, in.stream().mapToLong(Shape::channels).sum());
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value y = plan.value(node.name(), node.shape(), in.stream().anyMatch(Value::trained));
    int[] start = starts(in);
    for (int i = 0; i < in.size(); i++) {
      Buffer x = in.get(i).buffer();
      plan.forward(
          new ValueStep.CopyChannels(x.shape().channels(), x, 0, y.buffer(), start[i], false));
    }
    plan.backward(
        () -> {
          for (int i = 0; i < in.size(); i++) {
            int from = start[i];
            plan.into(in.get(i)).ifPresent(dx -> takePart(plan, plan.gradient(y), from, dx));
          }
        });
    return y;
  }

  private static void takePart(PlanBuilder plan, Buffer dy, int from, PlanBuilder.Target dx) {
    int count = dx.buffer().shape().channels();
    plan.backwardStep(new ValueStep.CopyChannels(count, dy, from, dx.buffer(), 0, dx.accumulate()));
  }

  private static int[] starts(List<Value> in) {
    int[] start = new int[in.size()];
    for (int i = 1; i < start.length; i++) {
      start[i] = start[i - 1] + in.get(i - 1).buffer().shape().channels();
    }
    return start;
  }
}
