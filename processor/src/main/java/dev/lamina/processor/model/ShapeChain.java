package dev.lamina.processor.model;

import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the shapes that lead to a layer as the middle part of a message: one line a field, with
 * the layers that change the shape; only the field of the layer itself is shown value by value.
 */
final class ShapeChain {
  private static final int LONGEST = 12;

  private ShapeChain() {}

  private record Line(String name, Node node, String layers) {}

  /** Lines for the ancestors of {@code inputs} and the inputs, then the layer and what it is. */
  static List<String> upTo(List<Node> inputs, Site.Place place, String last) {
    List<Line> all = lines(Node.withAncestors(inputs), place.field());
    int skipped = Math.max(0, all.size() - LONGEST);
    List<Line> shown = all.subList(skipped, all.size());
    boolean first = inputs.stream().noneMatch(n -> n.field().equals(place.field()));
    String name = first ? place.field() : place.value();
    int names = Math.max(name.length(), width(shown.stream().map(Line::name).toList()));
    int steps = width(shown.stream().map(l -> steps(l.node())).toList());
    int channels = width(shown.stream().map(l -> channels(l.node().shape())).toList());
    int shapes = width(shown.stream().map(l -> aligned(l.node(), steps, channels)).toList());
    List<String> text = new ArrayList<>();
    if (skipped > 0) {
      text.add("... %s more above".formatted(skipped));
    }
    for (Line line : shown) {
      String shape = pad(aligned(line.node(), steps, channels), shapes);
      text.add((pad(line.name(), names) + "  " + shape + "    " + line.layers()).stripTrailing());
    }
    if (!last.isEmpty()) {
      text.add(pad(name, names) + "  " + last.replace("\n", "\n  " + pad("", names) + "  "));
    }
    return text;
  }

  private static List<Line> lines(List<Node> nodes, String field) {
    LinkedHashMap<String, List<Node>> groups = new LinkedHashMap<>();
    for (Node node : nodes) {
      if (node.field().equals(field) && !node.fetched().equals(node)) {
        continue;
      }
      String key = node.field().equals(field) ? node.name() : folded(node.field(), field);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(node);
    }
    return groups.entrySet().stream()
        .map(e -> new Line(e.getKey(), e.getValue().getLast(), layers(e)))
        .toList();
  }

  // Seen from a field, another block is one line, as is another repetition of its own.
  private static String folded(String path, String seenFrom) {
    if (path.startsWith(seenFrom + ".")) {
      return path;
    }
    int same = 0;
    for (int i = 0; i < path.length() && i < seenFrom.length(); i++) {
      if (path.charAt(i) != seenFrom.charAt(i)) {
        break;
      }
      if (path.charAt(i) == '.') {
        same = i + 1;
      }
    }
    int end = path.indexOf('.', same);
    return end < 0 ? path : path.substring(0, end);
  }

  // Where a line stands for a block: the name of its annotation.
  private static String layers(Map.Entry<String, List<Node>> line) {
    Node last = line.getValue().getLast();
    List<Source> uses = last.layer().source().uses();
    long depth = Stream.of(line.getKey().split("\\.")).filter(p -> !p.matches("\\d+")).count();
    boolean folds = !last.name().equals(line.getKey()) && !last.field().equals(line.getKey());
    return folds && depth <= uses.size()
        ? uses.get((int) depth - 1).annotationName().substring(1)
        : layers(line.getValue());
  }

  // Inputs need no name, and a layer that keeps the shape is left out where another changes it.
  private static String layers(List<Node> nodes) {
    List<Node> computed =
        nodes.stream().filter(n -> !n.inputs().isEmpty() && !n.layer().isOutput()).toList();
    List<Node> changing = computed.stream().filter(ShapeChain::matters).toList();
    return (changing.isEmpty() ? computed.stream().limit(1) : changing.stream())
        .map(ShapeChain::describe)
        .collect(Collectors.joining("; "));
  }

  private static boolean matters(Node node) {
    return !node.shape().equals(node.inputs().getFirst().shape())
        || !node.layer().references().isEmpty();
  }

  private static String describe(Node node) {
    String names =
        node.layer().references().stream()
            .map(Part.Reference::name)
            .collect(Collectors.joining(", "));
    return (node.layer().describe() + " " + names).strip();
  }

  private static String channels(Shape shape) {
    return String.valueOf(shape.channels());
  }

  private static String steps(Node node) {
    return node.axis().isSequence() ? "T x " : "";
  }

  // An id is a step without a shape.
  private static String aligned(Node node, int steps, int width) {
    if (node.vocabulary() > 0) {
      return "T";
    }
    String gap = " ".repeat(width - channels(node.shape()).length());
    return pad(steps(node), steps) + gap + node.shape();
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
