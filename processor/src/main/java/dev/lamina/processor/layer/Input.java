package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/** Where samples come in: (C, H, W) or (D). See {@link dev.lamina.dsl.Input}. */
record Input(Source source, List<Integer> sizes) implements Layer {

  static Optional<Layer> read(Reading reading) {
    List<Integer> sizes = reading.attributes().integers("value");
    if (sizes.size() != 1 && sizes.size() != 3) {
      reading.bad(
          "value",
          reading.attributes().at("value"),
          "takes {C, H, W} or one number, {D}",
          "has " + sizes.size() + " numbers",
          "{1, 28, 28}");
    }
    for (int i = 0; i < sizes.size(); i++) {
      if (sizes.get(i) < 1) {
        reading.bad(
            "value",
            reading.attributes().at("value", i),
            "needs sizes of at least 1",
            "one is " + sizes.get(i),
            "{1, 28, 28}");
      }
    }
    return reading.clean() ? Optional.of(new Input(reading.source(), sizes)) : Optional.empty();
  }

  @Override
  public String describe() {
    return "Input";
  }

  @Override
  public boolean takesArriving() {
    return false;
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(new Shape(sizes));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value value = plan.value(node.name(), node.shape(), false);
    plan.forward(new Step.LoadInput(plan.input(node.field(), node.shape()), value.buffer()));
    return value;
  }
}
