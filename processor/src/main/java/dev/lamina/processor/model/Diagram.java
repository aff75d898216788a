package dev.lamina.processor.model;

import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A graph as a flowchart in the language of Mermaid, for people: a box for each field, and beside
 * the network each kind of block once, as it stands at its first place.
 */
public final class Diagram {
  private final Graph graph;
  private final Set<String> drawn = new LinkedHashSet<>();
  private final List<String> lines = new ArrayList<>();

  private Diagram(Graph graph) {
    this.graph = graph;
  }

  /** The flowchart. */
  public static String of(Graph graph) {
    Diagram diagram = new Diagram(graph);
    diagram.lines.add("flowchart TD");
    diagram.draw("", "  ");
    return String.join("\n", diagram.lines) + "\n";
  }

  /** The nodes of one field, those in its blocks included. */
  private record Box(String path, List<Node> nodes) {
    Shape shape() {
      return nodes.getLast().shape();
    }

    /** The annotation of the block that stands on the field. */
    Optional<Source> block() {
      long depth = Stream.of(path.split("\\.")).filter(p -> !p.matches("\\d+")).count();
      return nodes.stream()
          .map(n -> n.layer().source().uses())
          .filter(uses -> uses.size() >= depth)
          .map(uses -> uses.get((int) depth - 1))
          .findFirst();
    }

    boolean repeated() {
      return nodes.stream().anyMatch(n -> n.field().startsWith(path + ".0"));
    }
  }

  private void draw(String prefix, String indent) {
    Map<String, Box> boxes = boxes(prefix);
    Map<Node, String> owners = new HashMap<>();
    boxes.values().forEach(box -> box.nodes().forEach(n -> owners.put(n, box.path())));
    boxes.values().forEach(box -> lines.add(indent + id(prefix, box.path()) + label(prefix, box)));
    boxes.values().stream()
        .flatMap(box -> sources(box, owners).map(from -> arrow(prefix, from, box.path())))
        .distinct()
        .forEach(arrow -> lines.add(indent + arrow));
    boxes.values().forEach(box -> drawInside(box, indent));
  }

  private static Stream<String> sources(Box box, Map<Node, String> owners) {
    return box.nodes().stream()
        .flatMap(n -> n.inputs().stream())
        .map(input -> owners.getOrDefault(input, ""))
        .filter(from -> !from.equals(box.path()));
  }

  // What comes from outside a block is its input x.
  private static String arrow(String prefix, String from, String to) {
    String source = from.isEmpty() ? id(prefix, prefix) + "x([x])" : id(prefix, from);
    return source + " --> " + id(prefix, to);
  }

  private void drawInside(Box box, String indent) {
    String block = box.block().map(Source::annotationName).orElse("");
    if (block.isEmpty() || !drawn.add(block)) {
      return;
    }
    lines.add(indent + "subgraph " + block.substring(1) + "Block[\"" + block + "\"]");
    draw(box.path() + (box.repeated() ? ".0." : "."), indent + "  ");
    lines.add(indent + "end");
  }

  private Map<String, Box> boxes(String prefix) {
    Map<String, Box> boxes = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      String field = node.field();
      boolean joins = (field + ".").equals(prefix);
      if (joins || field.startsWith(prefix)) {
        int end = joins ? -1 : field.indexOf('.', prefix.length());
        String path = end < 0 ? field : field.substring(0, end);
        boxes.computeIfAbsent(path, p -> new Box(p, new ArrayList<>())).nodes().add(node);
      }
    }
    return boxes;
  }

  private static String label(String prefix, Box box) {
    String name =
        box.path().length() < prefix.length() ? "" : box.path().substring(prefix.length());
    String what =
        box.block()
            .filter(block -> !name.isEmpty())
            .map(block -> block(box, block))
            .orElseGet(() -> layers(box));
    return Stream.of(name, what, box.shape().toString())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("<br>", "[\"", "\"]"));
  }

  private static String block(Box box, Source block) {
    long repetitions =
        box.nodes().stream()
            .filter(n -> n.field().startsWith(box.path() + "."))
            .map(n -> n.field().substring(box.path().length() + 1).split("\\.", 2)[0])
            .distinct()
            .count();
    String quote = block.quote().replace('"', '\'');
    return box.repeated() ? quote + " x " + repetitions : quote;
  }

  private static String layers(Box box) {
    String computed =
        box.nodes().stream()
            .map(Node::layer)
            .filter(layer -> layer.takesArriving() && !layer.isOutput())
            .map(Layer::describe)
            .collect(Collectors.joining(", "));
    return computed.isEmpty() ? box.nodes().getLast().layer().describe() : computed;
  }

  // The join of a block has the path of the block's own box.
  private static String id(String prefix, String path) {
    return (prefix.isEmpty() ? "" : "in_") + path.replace('.', '_');
  }
}
