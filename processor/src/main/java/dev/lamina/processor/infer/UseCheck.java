package dev.lamina.processor.infer;

import dev.lamina.processor.model.Block;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/** The rule that nothing is computed for nothing: every value is taken by a layer or an output. */
final class UseCheck {
  private final List<Member> members;
  private final Problems problems;
  private final Optional<Source> network;

  private UseCheck(List<Member> members, Problems problems, Optional<Source> network) {
    this.members = members;
    this.problems = problems;
    this.network = network;
  }

  /** The check of a network: its outputs are used. */
  static UseCheck ofNetwork(Declaration declaration, Problems problems) {
    return new UseCheck(declaration.members(), problems, Optional.of(declaration.source()));
  }

  /** The check of a block's body, which is a sequence: its last value is used. */
  static UseCheck ofBody(Block.Body body, Problems problems) {
    return new UseCheck(body.members(), problems, Optional.empty());
  }

  /** Checks; {@code ordered} is false where the order of the fields is wrong, which says it all. */
  void check(boolean ordered) {
    boolean anyOutput = members.stream().anyMatch(Member::isAnswer);
    if (!members.isEmpty() && !anyOutput) {
      network.ifPresent(n -> reportNoOutput(n, members.getLast()));
    }
    // A mistyped name is its own message: what it was meant to use is not unused.
    if (!ordered || !namesAreKnown()) {
      return;
    }
    for (int i = 0;
        i < members.size() - (members.stream().anyMatch(Member::isOutput) ? 0 : 1);
        i++) {
      if (!members.get(i).isOutput() && !isUsed(i)) {
        reportUnused(i);
      }
    }
  }

  private void reportNoOutput(Source network, Member last) {
    problems.report(
        Problem.error(
            ProblemId.NoOutput,
            last.source(),
            "@Network %s has no @Output, so there is nothing to predict or to train"
                .formatted(network.name()),
            "%s @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer %s;"
                .formatted(last.quote(), last.name())));
  }

  private void reportUnused(int index) {
    String name = members.get(index).name();
    boolean last = index == members.size() - 1;
    String below = "let a layer below take it by @From(\"%s\"), ".formatted(name);
    String output = network.isEmpty() ? "or " : "make it an @Output, or ";
    problems.report(
        Problem.error(
            ProblemId.UnusedLayer,
            members.get(index).source(),
            "nothing takes the value of "
                + name
                + (network.isEmpty() ? "" : ", and it is no @Output"),
            last ? output + "remove it" : below + output + "remove it"));
  }

  private boolean namesAreKnown() {
    for (int i = 0; i < members.size(); i++) {
      List<String> above = members.subList(0, i).stream().map(Member::name).toList();
      if (!members.get(i).references().allMatch(r -> above.contains(r.name()))) {
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
            .flatMap(Member::references)
            .anyMatch(r -> r.name().equals(name));
  }
}
