package dev.lamina.processor.infer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.SequenceRule;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The nodes found so far: asks a layer for its shape and its parameters, and numbers it. */
final class Nodes {
  private final List<Node> list = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Problems problems;
  private final boolean strict;

  Nodes(Problems problems, boolean strict) {
    this.problems = problems;
    this.strict = strict;
  }

  List<Node> list() {
    return list;
  }

  boolean hasName(String name) {
    return names.contains(name);
  }

  Site site(Site.Place place, List<Node> inputs) {
    return new Site(place, inputs, problems, strict);
  }

  /** The node of a layer; empty where its rules are broken, which is reported. */
  Optional<Node> add(Layer layer, List<Node> inputs, Site.Place place, String parameterPath) {
    Site site = site(place, inputs);
    if (!SequenceRule.takes(layer, site, inputs)) {
      return Optional.empty();
    }
    Optional<Axis> axis = layer.axis(Node.axes(inputs), site);
    if (axis.isEmpty()) {
      return Optional.empty(); // sizes of values that do not belong together say nothing
    }
    Optional<Shape> out = layer.outputShape(Node.shapes(inputs), site);
    boolean fits = out.isPresent() && SizeCheck.fits(layer, out.get(), site);
    return fits ? add(layer, inputs, out.get(), axis.get(), site, parameterPath) : Optional.empty();
  }

  private Optional<Node> add(
      Layer layer, List<Node> inputs, Shape shape, Axis axis, Site site, String parameterPath) {
    List<Parameter> parameters =
        layer.takesTokens()
            ? layer.table(parameterPath, inputs.getFirst().vocabulary())
            : layer.parameters(parameterPath, Node.shapes(inputs));
    for (Parameter parameter : parameters) {
      if (!SizeCheck.fits(layer, parameter, site)) {
        return Optional.empty();
      }
    }
    Node node =
        new Node(list.size(), site.value(), site.field(), layer, inputs, shape, axis, parameters);
    list.add(node);
    names.add(node.name());
    return Optional.of(node);
  }
}
