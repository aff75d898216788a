package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Part;
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
  private static final int LISTED = 8;

  private final List<String> names;
  private final Problems problems;

  References(List<Member> members, Problems problems) {
    this.names = members.stream().map(Member::name).toList();
    this.problems = problems;
  }

  /** Whether the name stands above {@code member}; reports where not. */
  boolean check(Part.Reference reference, Part part, Member member) {
    int own = names.indexOf(member.name());
    int place = names.indexOf(reference.name());
    if (place >= 0 && place < own) {
      return true;
    }
    List<String> above = names.subList(0, own);
    String who = part.source().annotationName() + " " + member.name();
    if (place < 0) {
      problems.report(
          Problem.error(
              ProblemId.UnknownLayer,
              reference.source(),
              "%s takes \"%s\", but there is no such layer".formatted(who, reference.name()),
              fix(above, reference.name())));
    } else {
      problems.report(
          Problem.error(
              ProblemId.TakesFromBelow,
              reference.source(),
              place == own
                  ? "%s takes its own value, which does not exist yet".formatted(who)
                  : "%s takes \"%s\", which stands below it, but values run from top to bottom"
                      .formatted(who, reference.name()),
              place == own
                  ? others(above)
                  : "move %s above it, or %s".formatted(reference.name(), others(above))));
    }
    return false;
  }

  private static String fix(List<String> above, String name) {
    return NearestName.among(above, name)
        .map(nearest -> "did you mean \"" + nearest + "\"?")
        .orElse(others(above));
  }

  private static String others(List<String> above) {
    if (above.isEmpty()) {
      return "declare the layer to take above it";
    }
    List<String> nearest = above.subList(Math.max(0, above.size() - LISTED), above.size());
    return (nearest.size() < above.size()
            ? "take a layer above it, such as "
            : "take one above it: ")
        + String.join(", ", nearest);
  }
}
