package dev.lamina.processor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Prints the shapes that lead to a layer, one line a value, as the middle part of a message. */
public final class ShapeChain {
  private static final int LONGEST = 12;

  /**
   * Lines for the ancestors of {@code inputs} and the inputs, then {@code field} and what it is.
   */
  public List<String> upTo(List<Node> inputs, String field, String last) {
    List<Node> nodes = ancestors(inputs);
    int nameWidth =
        nodes.stream().mapToInt(n -> n.name().length()).reduce(field.length(), Math::max);
    int shapeWidth = nodes.stream().mapToInt(n -> n.shape().toString().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    int skipped = Math.max(0, nodes.size() - LONGEST);
    if (skipped > 0) {
      lines.add("... " + skipped + " layers above");
    }
    for (Node node : nodes.subList(skipped, nodes.size())) {
      lines.add(line(node, nameWidth, shapeWidth));
    }
    if (!last.isEmpty()) {
      lines.add(pad(field, nameWidth) + "  " + last);
    }
    return lines;
  }

  private static String line(Node node, int nameWidth, int shapeWidth) {
    String shape = pad(node.shape().toString(), shapeWidth);
    return (pad(node.name(), nameWidth) + "  " + shape + "  " + node.layer().describe()).strip();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static List<Node> ancestors(Collection<Node> inputs) {
    TreeMap<Integer, Node> found = new TreeMap<>();
    List<Node> open = new ArrayList<>(inputs);
    while (!open.isEmpty()) {
      Node node = open.removeLast();
      if (found.put(node.number(), node) == null) {
        open.addAll(node.inputs());
      }
    }
    return List.copyOf(found.values());
  }
}
