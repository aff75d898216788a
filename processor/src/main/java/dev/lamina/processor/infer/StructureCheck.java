package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;

/** The rules that need no shapes: what comes first, what comes last, where values come from. */
final class StructureCheck {
  private final Declaration declaration;
  private final List<Member> members;
  private final Problems problems;

  StructureCheck(Declaration declaration, Problems problems) {
    this.declaration = declaration;
    this.members = declaration.members();
    this.problems = problems;
  }

  void check() {
    members.forEach(this::checkOrder);
    boolean begins = members.isEmpty() || begins(members.getFirst());
    if (members.stream().allMatch(Member::known)) {
      new UseCheck(declaration, problems).check(begins);
    }
  }

  private void checkOrder(Member member) {
    List<Layer> layers = member.layers();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      if (i > 0 && !layer.takesArriving()) {
        report(
            ProblemId.MustComeFirst,
            layer.source(),
            "%s %s takes no value from its left, so that of %s would be lost"
                .formatted(name(layer), member.name(), name(layers.get(i - 1))),
            "put %s first, or on a field of its own".formatted(name(layer)));
      }
      if (i < layers.size() - 1 && layer.isOutput()) {
        report(
            ProblemId.MustComeLast,
            layer.source(),
            "%s %s must come last, but %s follows it"
                .formatted(name(layer), member.name(), name(layers.get(i + 1))),
            "put %s last, or %s on a field below".formatted(name(layer), name(layers.get(i + 1))));
      }
    }
  }

  private boolean begins(Member first) {
    boolean begins = !first.known() || !first.takesAbove();
    if (!begins) {
      Layer layer = first.layers().getFirst();
      report(
          ProblemId.NothingAbove,
          layer.source(),
          "%s %s takes the value of the field above, but nothing stands above it"
              .formatted(name(layer), first.name()),
          members.stream()
              .filter(Member::isInput)
              .findFirst()
              .map(input -> "move %s above it".formatted(input.name()))
              .orElse("put an input above it, such as @Input({1, 28, 28}) Layer image;"));
    }
    return begins;
  }

  private static String name(Layer layer) {
    return layer.source().annotationName();
  }

  private void report(ProblemId id, Source source, String text, String fix) {
    problems.report(Problem.error(id, source, text, fix));
  }
}
