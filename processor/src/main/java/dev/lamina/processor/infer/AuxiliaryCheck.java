package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.source.NearestName;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import java.util.List;
import java.util.Optional;

/** The rule that an auxiliary output names an output whose labels it can learn from. */
final class AuxiliaryCheck {
  private final List<Member> members;
  private final Graph graph;
  private final Problems problems;

  AuxiliaryCheck(Declaration declaration, Graph graph, Problems problems) {
    this.members = declaration.members();
    this.graph = graph;
    this.problems = problems;
  }

  void check() {
    for (Node node : graph.nodes()) {
      node.layer().auxiliaryTo().ifPresent(main -> check(node, main));
    }
  }

  private void check(Node node, Part.Reference main) {
    List<String> answers = members.stream().filter(Member::isAnswer).map(Member::name).toList();
    if (!answers.contains(main.name())) {
      report(
          node,
          main,
          "but that is no output of the network",
          NearestName.among(answers, main.name())
              .map(name -> "did you mean \"" + name + "\"?")
              .orElse("name one of " + String.join(", ", answers)));
      return;
    }
    output(main.name()).filter(o -> !alike(node, o)).ifPresent(o -> reportUnlike(node, main, o));
  }

  private Optional<Node> output(String field) {
    return graph.fields().stream()
        .filter(f -> f.name().equals(field))
        .map(Graph.Field::value)
        .findFirst();
  }

  private static boolean alike(Node one, Node other) {
    return one.shape().equals(other.shape())
        && one.axis().equals(other.axis())
        && one.layer().describe().equals(other.layer().describe());
  }

  private void reportUnlike(Node node, Part.Reference main, Node output) {
    report(
        node,
        main,
        "but is %s of %s, and that is %s of %s"
            .formatted(node.layer().describe(), of(node), output.layer().describe(), of(output)),
        "give both one loss and one shape, since they share labels");
  }

  // Of two sequences T is not the same.
  private static String of(Node node) {
    return node.axis().isSequence()
        ? "%s along %s".formatted(node.shapeText(), node.axis().name())
        : node.shapeText();
  }

  private void report(Node node, Part.Reference main, String what, String fix) {
    problems.report(
        Problem.error(
            ProblemId.AuxiliaryOutput,
            main.source(),
            "@Output %s is auxiliary to \"%s\", %s".formatted(node.field(), main.name(), what),
            fix));
  }
}
