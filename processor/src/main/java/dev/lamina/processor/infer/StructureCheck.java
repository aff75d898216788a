package dev.lamina.processor.infer;

import dev.lamina.processor.model.Block;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;

/** The rules that need no shapes: what comes first, what comes last, where values come from. */
final class StructureCheck {
  private final List<Member> members;
  private final Problems problems;

  private StructureCheck(List<Member> members, Problems problems) {
    this.members = members;
    this.problems = problems;
  }

  /** Checks the fields of a network and of the blocks in it. */
  static void check(Declaration declaration, Problems problems) {
    List<Member> members = declaration.members();
    StructureCheck check = new StructureCheck(members, problems);
    check.checkOrder();
    boolean begins = members.isEmpty() || check.begins(members.getFirst());
    if (members.stream().allMatch(Member::known)) {
      UseCheck.ofNetwork(declaration, problems).check(begins);
    }
    CellCheck.noStates(members, problems);
    checkBlocks(members, problems);
  }

  private static void checkBlocks(List<Member> members, Problems problems) {
    for (Member member : members) {
      for (Part part : member.parts()) {
        if (part instanceof Block block && !block.bodies().isEmpty()) {
          checkBody(block.bodies().getFirst(), problems); // repetitions have the same fields
        }
      }
    }
  }

  private static void checkBody(Block.Body body, Problems problems) {
    if (body.composition().hasStates()) {
      CellCheck.oneStep(body.members(), problems);
    } else {
      CellCheck.noStates(body.members(), problems);
    }
    new StructureCheck(body.members(), problems).checkOrder();
    if (body.members().stream().allMatch(Member::known) && !body.composition().parallel()) {
      UseCheck.ofBody(body, problems).check(true);
    }
    checkBlocks(body.members(), problems);
  }

  private void checkOrder() {
    for (Member member : members) {
      checkOrder(member);
    }
  }

  private void checkOrder(Member member) {
    List<Part> parts = member.parts();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (i > 0 && !part.takesArriving()) {
        report(
            ProblemId.MustComeFirst,
            part.source(),
            "%s %s takes no value from its left, so that of %s would be lost"
                .formatted(name(part), member.name(), name(parts.get(i - 1))),
            "put %s first, or on a field of its own".formatted(name(part)));
      }
      if (i < parts.size() - 1 && part.isOutput()) {
        report(
            ProblemId.MustComeLast,
            part.source(),
            "%s %s must come last, but %s follows it"
                .formatted(name(part), member.name(), name(parts.get(i + 1))),
            "put %s last, or %s on a field below".formatted(name(part), name(parts.get(i + 1))));
      }
    }
  }

  private boolean begins(Member first) {
    boolean begins = !first.known() || !first.takesAbove();
    if (!begins) {
      Part part = first.parts().getFirst();
      report(
          ProblemId.NothingAbove,
          part.source(),
          "%s %s takes the value of the field above, but nothing stands above it"
              .formatted(name(part), first.name()),
          members.stream()
              .filter(Member::isInput)
              .findFirst()
              .map(input -> "move %s above it".formatted(input.name()))
              .orElse("put an input above it, such as @Input({1, 28, 28}) Layer image;"));
    }
    return begins;
  }

  private static String name(Part part) {
    return part.source().annotationName();
  }

  private void report(ProblemId id, Source source, String text, String fix) {
    problems.report(Problem.error(id, source, text, fix));
  }
}
