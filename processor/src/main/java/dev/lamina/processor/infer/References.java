package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.source.NearestName;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import java.util.List;

/**
 * Checks names that a layer takes values by: they must stand above it, which is also why no cycle
 * can be declared.
 */
final class References {
  private final List<String> names;
  private final Problems problems;

  References(Declaration declaration, Problems problems) {
    this.names = declaration.members().stream().map(Member::name).toList();
    this.problems = problems;
  }

  /** Whether the name stands above {@code member}; reports where not. */
  boolean check(Layer.Reference reference, Layer layer, Member member) {
    int own = names.indexOf(member.name());
    int place = names.indexOf(reference.name());
    if (place >= 0 && place < own) {
      return true;
    }
    List<String> above = names.subList(0, own);
    String who = layer.source().annotationName() + " " + member.name();
    String known =
        above.isEmpty() ? "nothing stands above it" : "above it stand " + String.join(", ", above);
    if (place < 0) {
      report(
          ProblemId.UnknownLayer,
          reference,
          "%s takes %s, but there is no such layer; %s".formatted(who, reference.name(), known),
          above);
    } else if (place == own) {
      report(ProblemId.TakesFromBelow, reference, who + " takes its own value; " + known, above);
    } else {
      report(
          ProblemId.TakesFromBelow,
          reference,
          "%s takes %s, which stands below it: values run from top to bottom; %s"
              .formatted(who, reference.name(), known),
          above);
    }
    return false;
  }

  private void report(ProblemId id, Layer.Reference reference, String text, List<String> above) {
    String fix =
        NearestName.among(above, reference.name())
            .map(n -> "\"" + n + "\"")
            .orElse(
                above.isEmpty()
                    ? "declare the layer to take above this one"
                    : "\"" + above.getLast() + "\", the field above");
    problems.report(Problem.error(id, reference.source(), text, fix));
  }
}
