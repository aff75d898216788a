package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.ShapeChain;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks each layer in order for the shape of its value. A value that could not be inferred is left
 * unknown, and what depends on it is passed over in silence: one mistake, one message.
 */
public final class ShapeInference {
  private final Problems problems;
  private final boolean strict;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Optional<Node>> values = new HashMap<>();
  private final ShapeChain chain = new ShapeChain();

  /** An inference that reports to {@code problems}; {@code strict} turns warnings into errors. */
  public ShapeInference(Problems problems, boolean strict) {
    this.problems = problems;
    this.strict = strict;
  }

  /** The graph; incomplete where {@code problems} holds an error. */
  public Graph infer(Declaration declaration) {
    new StructureCheck(declaration, problems).check();
    References references = new References(declaration, problems);
    Optional<Node> above = Optional.empty();
    for (Member member : declaration.members()) {
      above = inferMember(member, above, references);
      values.put(member.name(), above);
    }
    Graph graph = new Graph(declaration.name(), nodes);
    checkTotal(declaration, graph);
    return graph;
  }

  private Optional<Node> inferMember(Member member, Optional<Node> above, References references) {
    Optional<Node> arriving = above;
    ValueNames names = new ValueNames(member);
    for (Layer layer : member.layers()) {
      String name = names.next();
      arriving = inferLayer(member, layer, name, inputs(layer, arriving, member, references));
    }
    return member.complete() ? arriving : Optional.empty();
  }

  private Optional<List<Node>> inputs(
      Layer layer, Optional<Node> arriving, Member member, References references) {
    List<Node> inputs = new ArrayList<>();
    boolean known = true;
    if (layer.takesArriving()) {
      known = arriving.isPresent();
      arriving.ifPresent(inputs::add);
    }
    for (Layer.Reference reference : layer.references()) {
      Optional<Node> node =
          references.check(reference, layer, member)
              ? values.get(reference.name())
              : Optional.empty();
      known &= node.isPresent();
      node.ifPresent(inputs::add);
    }
    return known ? Optional.of(inputs) : Optional.empty();
  }

  private Optional<Node> inferLayer(
      Member member, Layer layer, String name, Optional<List<Node>> inputs) {
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    Site site = new Site(member.name(), inputs.get(), chain, problems, strict);
    List<Shape> shapes = inputs.get().stream().map(Node::shape).toList();
    return layer
        .outputShape(shapes, site)
        .filter(shape -> fits(layer, shape, "a value of " + shape, site))
        .flatMap(shape -> node(member, layer, name, inputs.get(), shape, site));
  }

  private Optional<Node> node(
      Member member, Layer layer, String name, List<Node> inputs, Shape shape, Site site) {
    List<Shape> shapes = inputs.stream().map(Node::shape).toList();
    List<Parameter> parameters = layer.parameters(path(member, name), shapes);
    boolean fit =
        parameters.stream()
            .allMatch(p -> fits(layer, p.shape(), p.name() + " of " + p.shape(), site));
    if (!fit) {
      return Optional.empty();
    }
    Node node = new Node(nodes.size(), name, member.name(), layer, inputs, shape, parameters);
    nodes.add(node);
    return Optional.of(node);
  }

  // The first layer with parameters lends them the field's own name, as in c1.weight.
  private String path(Member member, String name) {
    boolean taken =
        nodes.stream().anyMatch(n -> n.field().equals(member.name()) && !n.parameters().isEmpty());
    return taken && name.equals(member.name()) ? name + ".last" : taken ? name : member.name();
  }

  private static boolean fits(Layer layer, Shape shape, String what, Site site) {
    if (shape.fitsArray()) {
      return true;
    }
    site.error(
        ProblemId.TooLarge,
        layer.source(),
        "%s %s needs %s, more than the 2,147,483,583 floats of the largest Java array"
            .formatted(layer.source().annotationName(), site.field(), what),
        "",
        "make it smaller");
    return false;
  }

  private void checkTotal(Declaration declaration, Graph graph) {
    long floats = graph.nodes().stream().mapToLong(n -> n.shape().size()).sum();
    // Values and their gradients, padding included, share one array; weights have another.
    if (2 * floats > Integer.MAX_VALUE / 2 || graph.parameterCount() > Integer.MAX_VALUE / 2) {
      problems.report(
          Problem.error(
              ProblemId.TooLarge,
              declaration.source(),
              "@Network %s needs %,d floats a sample and %,d parameters, more than a Java array holds"
                  .formatted(declaration.name().simpleName(), floats, graph.parameterCount()),
              "make layers smaller or pool earlier"));
    }
  }
}
