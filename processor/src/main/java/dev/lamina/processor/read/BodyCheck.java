package dev.lamina.processor.read;

import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.model.Unread;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** The rules for the body of a block: it has layers, and leaves inputs and outputs to networks. */
final class BodyCheck {
  private final TypeElement type;
  private final Source.Use use;
  private final Problems problems;

  BodyCheck(TypeElement type, Source.Use use, Problems problems) {
    this.type = type;
    this.use = use;
    this.problems = problems;
  }

  /** The fields, those of a network's parts marked as unread. */
  List<Member> checked(List<Member> members) {
    if (members.isEmpty()) {
      String block = use.source().annotationName();
      problems.report(
          Problem.error(
              ProblemId.EmptyBlock,
              Source.of(type, Optional.of(use)),
              "the body of %s, class %s, declares no layers".formatted(block, type.getSimpleName()),
              "give it a field such as @Conv(filters = 16, kernel = 3) @Relu Layer conv;"));
    }
    return members.stream().map(this::checked).toList();
  }

  private Member checked(Member member) {
    List<Part> parts = member.parts().stream().map(p -> checked(p, member)).toList();
    return new Member(member.name(), member.source(), parts, member.known());
  }

  private Part checked(Part part, Member member) {
    if (!part.isInput() && !part.isOutput()) {
      return part;
    }
    String name = part.source().annotationName();
    problems.report(
        Problem.error(
            ProblemId.BadBody,
            part.source(),
            "%s %s stands in the body of a block, but belongs to the network"
                .formatted(name, member.name()),
            part.isInput()
                ? "remove the field: the first one takes what arrives at the block"
                : "put %s on the field that uses the block".formatted(name)));
    return part instanceof dev.lamina.processor.model.Layer layer ? new Unread(layer) : part;
  }
}
