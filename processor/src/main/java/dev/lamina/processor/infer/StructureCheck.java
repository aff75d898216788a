package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules that need no shapes: what comes first, what comes last, and that nothing is for
 * nothing.
 */
final class StructureCheck {
  private final List<Member> members;
  private final Problems problems;

  StructureCheck(Declaration declaration, Problems problems) {
    this.members = declaration.members();
    this.problems = problems;
  }

  void check() {
    members.forEach(this::checkOrder);
    if (!members.isEmpty()) {
      checkFirst(members.getFirst());
    }
    if (members.stream().allMatch(Member::complete)) {
      checkUse();
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
            "%s takes nothing from the left, so on %s the value of %s would be lost"
                .formatted(name(layer), member.name(), name(layers.get(i - 1))),
            "put " + name(layer) + " first, or on a field of its own");
      }
      if (i < layers.size() - 1 && layer.isOutput()) {
        report(
            ProblemId.MustComeLast,
            layer.source(),
            "%s ends its field, but on %s it is followed by %s"
                .formatted(name(layer), member.name(), name(layers.get(i + 1))),
            "put " + name(layer) + " last");
      }
    }
  }

  private void checkFirst(Member first) {
    if (first.complete() && takesArriving(first)) {
      Layer layer = first.layers().getFirst();
      report(
          ProblemId.NothingAbove,
          layer.source(),
          "%s %s takes the value of the field above, but it is the first field"
              .formatted(name(layer), first.name()),
          "@Input({1, 28, 28}) Layer image; above it");
    }
  }

  private void checkUse() {
    boolean anyOutput = members.stream().anyMatch(StructureCheck::isOutput);
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      boolean last = i == members.size() - 1;
      if (isOutput(member) || isUsed(i)) {
        continue;
      }
      if (last && !anyOutput) {
        report(
            ProblemId.NoOutput,
            member.source(),
            "the network has no @Output, so it answers nothing and cannot be trained",
            "@Output(loss = SOFTMAX_CROSS_ENTROPY) behind the last annotation of " + member.name());
      } else {
        report(
            ProblemId.UnusedLayer,
            member.source(),
            "nothing takes the value of " + member.name(),
            (last ? "" : "let a layer below take it by @From(\"%s\"), ".formatted(member.name()))
                + "mark it with @Output, or remove it");
      }
    }
  }

  private boolean isUsed(int index) {
    boolean byNext = index + 1 < members.size() && takesArriving(members.get(index + 1));
    String name = members.get(index).name();
    return byNext
        || members.stream()
            .skip(index + 1L)
            .flatMap(StructureCheck::references)
            .anyMatch(r -> r.name().equals(name));
  }

  private static Stream<Layer.Reference> references(Member member) {
    return member.layers().stream().flatMap(l -> l.references().stream());
  }

  private static boolean takesArriving(Member member) {
    return member.layers().getFirst().takesArriving();
  }

  private static boolean isOutput(Member member) {
    return member.layers().stream().anyMatch(Layer::isOutput);
  }

  private static String name(Layer layer) {
    return layer.source().annotationName();
  }

  private void report(ProblemId id, Source source, String text, String fix) {
    problems.report(Problem.error(id, source, text, fix));
  }
}
