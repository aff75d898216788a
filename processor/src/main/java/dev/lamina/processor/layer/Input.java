package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.PortStep;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where samples come in: (C, H, W) or (D). See {@link dev.lamina.dsl.Input}. */
record Input(Source source, List<Integer> sizes, boolean sequence) implements Layer {
  private static final String EXAMPLE = "@Input({1, 28, 28})";

  static Layer read(Reading reading) {
    return new Input(reading.source(), sizes(reading, EXAMPLE), reading.flag("sequence"));
  }

  /** The sizes of a value, {C, H, W} or D. */
  static List<Integer> sizes(Reading reading, String example) {
    List<Integer> sizes = reading.integers("value", 1);
    if (sizes.size() != 1 && sizes.size() != 3) {
      reading.bad(
          "value",
          reading.attributes().at("value"),
          "takes {C, H, W}, or one number for a vector",
          sizes.isEmpty() ? "is empty" : "has " + sizes.size() + " numbers",
          sizes.size() == 2 ? fix(reading, List.of(1, sizes.get(0), sizes.get(1))) : example);
    }
    for (int i = 0; i < sizes.size(); i++) {
      if (sizes.get(i) < 1) {
        reading.bad(
            "value",
            reading.attributes().at("value", i),
            "takes sizes of at least 1",
            "one is " + sizes.get(i),
            fix(reading, sizes));
      }
    }
    return sizes.isEmpty() ? List.of(1) : sizes.stream().map(s -> Math.max(1, s)).toList();
  }

  private static String fix(Reading reading, List<Integer> sizes) {
    String annotation = reading.source().annotationName();
    return sizes.stream()
        .map(s -> String.valueOf(Math.max(1, s)))
        .collect(Collectors.joining(", ", annotation + "({", "})"))
        .replaceFirst("\\{(\\d+)}", "$1");
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
  public boolean isInput() {
    return true;
  }

  @Override
  public boolean beginsSequence() {
    return sequence;
  }

  @Override
  public Optional<Axis> axis(List<Axis> in, Site site) {
    return Optional.of(sequence ? new Axis(site.field()) : Axis.SAMPLES);
  }

  @Override
  public Optional<Shape> outputShape(List<Shape> in, Site site) {
    return Optional.of(new Shape(sizes));
  }

  @Override
  public Value lower(PlanBuilder plan, Node node, List<Value> in) {
    Value value = plan.value(node.name(), node.shape(), false);
    plan.forward(new PortStep.LoadInput(plan.input(node.field(), node.shape()), value.buffer()));
    return value;
  }
}
