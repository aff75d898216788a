package dev.lamina.processor.model;

import dev.lamina.processor.shape.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network with every shape known.
 *
 * @param nodes in an order in which each comes after its inputs
 * @param fields the declared fields, in order
 */
public record Graph(NetworkName name, List<Node> nodes, List<Field> fields) {
  /** Copies of the lists are kept. */
  public Graph {
    nodes = List.copyOf(nodes);
    fields = List.copyOf(fields);
  }

  /**
   * A declared field: its annotations as written, and the node of its value, which stands in its
   * last block if it has any.
   */
  public record Field(String name, String quote, Node value) {}

  /** Nodes of each declared field by its name, those inside its blocks included. */
  public Map<String, List<Node>> nodesByField() {
    Map<String, List<Node>> found = new HashMap<>();
    for (Node node : nodes) {
      found.computeIfAbsent(node.root(), root -> new ArrayList<>()).add(node);
    }
    return found;
  }

  /** Tensors of the weight store in the order of the layers. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Node node : nodes) {
      parameters.addAll(node.parameters());
    }
    return parameters;
  }

  /** Number of trained values. */
  public long parameterCount() {
    return nodes.stream().mapToLong(Node::parameterCount).sum();
  }

  /** Floats of the weight store, padding not counted. */
  public long storedCount() {
    long count = 0;
    for (Parameter parameter : parameters()) {
      count += parameter.shape().size();
    }
    return count;
  }

  /** Multiply-adds of one sample forward. */
  public long multiplyAdds() {
    return nodes.stream().mapToLong(Node::multiplyAdds).sum();
  }

  /** The graph as stable text, one line a node. */
  public String text() {
    int width = nodes.stream().mapToInt(n -> n.name().length()).max().orElse(1);
    return nodes.stream()
        .map(n -> line(n, width))
        .collect(Collectors.joining("\n  ", "graph " + name + "\n  ", "\n"));
  }

  private static String line(Node node, int width) {
    String inputs =
        node.inputs().stream().map(Node::name).collect(Collectors.joining(", ", "(", ")"));
    String parameters =
        node.parameters().stream()
            .map(p -> "  " + p.name() + p.shape().dims())
            .collect(Collectors.joining());
    String name = node.name() + " ".repeat(width - node.name().length());
    return name
        + " = "
        + node.layer().describe()
        + " "
        + inputs
        + " : "
        + node.shape().typeText(node.axis().isSequence())
        + parameters;
  }
}
