package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.source.Problems;
import java.util.ArrayList;
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

  /** An inference that reports to {@code problems}; {@code strict} turns warnings into errors. */
  public ShapeInference(Problems problems, boolean strict) {
    this.problems = problems;
    this.strict = strict;
  }

  /** The graph; incomplete where {@code problems} holds an error. */
  public Graph infer(Declaration declaration) {
    StructureCheck.check(declaration, problems);
    Nodes nodes = new Nodes(problems, strict);
    Fields fields = new Fields(nodes, "", declaration.members(), problems);
    Map<String, Optional<Node>> values = fields.infer(Optional.empty(), false);
    Graph graph = new Graph(declaration.name(), nodes.list(), fields(declaration, values));
    new AuxiliaryCheck(declaration, graph, problems).check();
    SizeCheck.checkTotal(declaration.source(), graph, problems);
    return graph;
  }

  private static List<Graph.Field> fields(
      Declaration declaration, Map<String, Optional<Node>> values) {
    List<Graph.Field> fields = new ArrayList<>();
    for (Member member : declaration.members()) {
      values
          .getOrDefault(member.name(), Optional.empty())
          .ifPresent(node -> fields.add(new Graph.Field(member.name(), member.quote(), node)));
    }
    return fields;
  }
}
