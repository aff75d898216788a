package dev.lamina.processor.infer;

import dev.lamina.processor.model.Graph;
import dev.lamina.processor.model.Node;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks a finished graph: names and numbers are unique, each input stands in the graph, and every
 * value but an output is used. A failure is a mistake of the processor.
 */
public final class GraphVerifier {
  private GraphVerifier() {}

  /** Throws {@link IllegalStateException} naming the node where the graph is wrong. */
  public static void verify(Graph graph) {
    Set<String> names = new HashSet<>();
    Set<Node> seen = new HashSet<>();
    Set<Node> used = new HashSet<>();
    for (Node node : graph.nodes()) {
      require(names.add(node.name()), node, "has a name that occurs twice");
      require(seen.containsAll(node.inputs()), node, "takes a value that is not in the graph");
      require(node.number() == seen.size(), node, "is out of order");
      seen.add(node);
      used.addAll(node.inputs());
    }
    for (Node node : graph.nodes()) {
      require(used.contains(node) || node.layer().isOutput(), node, "is used by nothing");
    }
  }

  private static void require(boolean right, Node node, String what) {
    if (!right) {
      throw new IllegalStateException("graph is wrong: " + node.name() + " " + what);
    }
  }
}
