package dev.lamina.processor.infer;

import dev.lamina.processor.model.Block;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    int needed = members.stream().anyMatch(Member::isOutput) ? members.size() : members.size() - 1;
    Map<String, Integer> takers = lastTakers();
    for (int i = 0; i < needed; i++) {
      boolean byNext = i + 1 < members.size() && members.get(i + 1).takesAbove();
      boolean byName = takers.getOrDefault(members.get(i).name(), -1) > i;
      if (!byNext && !byName && !members.get(i).isOutput()) {
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
    Set<String> above = new HashSet<>();
    for (Member member : members) {
      for (Part.Reference reference : member.references()) {
        if (!above.contains(reference.name())) {
          return false;
        }
      }
      above.add(member.name());
    }
    return true;
  }

  // The last field that takes a name.
  private Map<String, Integer> lastTakers() {
    Map<String, Integer> takers = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      for (Part.Reference reference : members.get(i).references()) {
        takers.put(reference.name(), i);
      }
    }
    return takers;
  }
}
