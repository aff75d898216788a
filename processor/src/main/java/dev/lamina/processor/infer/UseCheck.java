package dev.lamina.processor.infer;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule that nothing is computed for nothing: every value is taken by a layer or an output. */
final class UseCheck {
  private final Source network;
  private final List<Member> members;
  private final Problems problems;

  UseCheck(Declaration declaration, Problems problems) {
    this.network = declaration.source();
    this.members = declaration.members();
    this.problems = problems;
  }

  /** Checks; {@code ordered} is false where the order of the fields is wrong, which says it all. */
  void check(boolean ordered) {
    boolean anyOutput = members.stream().anyMatch(Member::isOutput);
    if (!members.isEmpty() && !anyOutput) {
      reportNoOutput(members.getLast());
    }
    // A mistyped name is its own message: what it was meant to use is not unused.
    if (!ordered || !namesAreKnown()) {
      return;
    }
    for (int i = 0; i < members.size() - (anyOutput ? 0 : 1); i++) {
      if (!members.get(i).isOutput() && !isUsed(i)) {
        reportUnused(i);
      }
    }
  }

  private void reportNoOutput(Member last) {
    problems.report(
        Problem.error(
            ProblemId.NoOutput,
            last.source(),
            "@Network %s has no @Output, so there is nothing to predict or to train"
                .formatted(network.name()),
            "%s @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer %s;"
                .formatted(quotes(last), last.name())));
  }

  private static String quotes(Member member) {
    return member.layers().stream().map(l -> l.source().quote()).collect(Collectors.joining(" "));
  }

  private void reportUnused(int index) {
    String name = members.get(index).name();
    boolean last = index == members.size() - 1;
    problems.report(
        Problem.error(
            ProblemId.UnusedLayer,
            members.get(index).source(),
            "nothing takes the value of " + name + ", and it is no @Output",
            last
                ? "make it an @Output, or remove it"
                : "let a layer below take it by @From(\"%s\"), make it an @Output, or remove it"
                    .formatted(name)));
  }

  private boolean namesAreKnown() {
    for (int i = 0; i < members.size(); i++) {
      List<String> above = members.subList(0, i).stream().map(Member::name).toList();
      if (!references(members.get(i)).allMatch(r -> above.contains(r.name()))) {
        return false;
      }
    }
    return true;
  }

  private boolean isUsed(int index) {
    boolean byNext = index + 1 < members.size() && members.get(index + 1).takesAbove();
    String name = members.get(index).name();
    return byNext
        || members.stream()
            .skip(index + 1L)
            .flatMap(UseCheck::references)
            .anyMatch(r -> r.name().equals(name));
  }

  private static Stream<Layer.Reference> references(Member member) {
    return member.layers().stream().flatMap(l -> l.references().stream());
  }
}
