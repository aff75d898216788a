package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.model.Unread;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
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

  /** An inference that reports to {@code problems}; {@code strict} turns warnings into errors. */
  public ShapeInference(Problems problems, boolean strict) {
    this.problems = problems;
    this.strict = strict;
  }

  /** The graph; incomplete where {@code problems} holds an error. */
  public Graph infer(Declaration declaration) {
    new StructureCheck(declaration, problems).check();
    References references = new References(declaration, problems);
    Optional<Member> above = Optional.empty();
    for (Member member : declaration.members()) {
      values.put(member.name(), inferMember(member, above, references));
      above = Optional.of(member);
    }
    Graph graph = new Graph(declaration.name(), nodes);
    SizeCheck.checkTotal(declaration.source(), graph, problems);
    return graph;
  }

  private Optional<Node> inferMember(Member member, Optional<Member> above, References references) {
    Optional<Node> arriving = above.flatMap(m -> values.get(m.name()));
    ValueNames names = new ValueNames(member);
    for (Layer layer : member.layers()) {
      Optional<List<Node>> inputs = inputs(layer, arriving, member, references);
      Site.Place place = place(member, names.next(), above);
      // Where a layer of the field is not known, neither is what comes after it.
      arriving = member.known() ? inputs.flatMap(in -> node(layer, in, place)) : Optional.empty();
    }
    return arriving;
  }

  private static Site.Place place(Member member, String value, Optional<Member> above) {
    return new Site.Place(
        member.name(), value, above.filter(m -> member.takesAbove()).map(Member::name));
  }

  private Optional<List<Node>> inputs(
      Layer layer, Optional<Node> arriving, Member member, References references) {
    if (layer instanceof Unread) {
      return Optional.empty();
    }
    List<Optional<Node>> inputs = new ArrayList<>();
    if (layer.takesArriving()) {
      inputs.add(arriving);
    }
    for (Layer.Reference reference : layer.references()) {
      inputs.add(
          references.check(reference, layer, member)
              ? values.get(reference.name())
              : Optional.empty());
    }
    return inputs.stream().allMatch(Optional::isPresent)
        ? Optional.of(inputs.stream().map(Optional::get).toList())
        : Optional.empty();
  }

  private Optional<Node> node(Layer layer, List<Node> inputs, Site.Place place) {
    Site site = new Site(place, inputs, problems, strict);
    List<Shape> shapes = inputs.stream().map(Node::shape).toList();
    return layer
        .outputShape(shapes, site)
        .filter(shape -> SizeCheck.fits(layer, shape, site))
        .flatMap(shape -> node(layer, inputs, shape, site));
  }

  private Optional<Node> node(Layer layer, List<Node> inputs, Shape shape, Site site) {
    List<Shape> shapes = inputs.stream().map(Node::shape).toList();
    List<Parameter> parameters = layer.parameters(path(layer, site), shapes);
    if (!parameters.stream().allMatch(p -> SizeCheck.fits(layer, p, site))) {
      return Optional.empty();
    }
    Node node =
        new Node(nodes.size(), site.value(), site.field(), layer, inputs, shape, parameters);
    nodes.add(node);
    return Optional.of(node);
  }

  // The first layer with parameters lends them the field's own name, as in c1.weight; any other one
  // adds its own, as in c1.batchNorm.weight.
  private String path(Layer layer, Site site) {
    boolean taken =
        nodes.stream().anyMatch(n -> n.field().equals(site.field()) && !n.parameters().isEmpty());
    return taken ? site.field() + "." + ValueNames.kind(layer) : site.field();
  }
}
