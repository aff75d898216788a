package dev.lamina.processor.infer;

import dev.lamina.processor.model.Block;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;

/** What stands in the user's own cell and nowhere else, and what cannot stand there. */
final class CellCheck {
  private CellCheck() {}

  /** Outside a cell there is no step before that could have left a state. */
  static void noStates(List<Member> members, Problems problems) {
    for (Member member : members) {
      for (Part part : member.parts()) {
        if (part.isState()) {
          problems.report(stateOutside(member, part));
        }
      }
    }
  }

  private static Problem stateOutside(Member member, Part state) {
    return Problem.error(
        ProblemId.StateOutsideCell,
        state.source(),
        "@State %s is what the step before has left, but there are no steps here"
            .formatted(member.name()),
        "put it into the body of a @Block that bears @Recurrent");
  }

  /** In a cell there is one step, along which nothing can run. */
  static void oneStep(List<Member> members, Problems problems) {
    for (Member member : members) {
      member.parts().forEach(part -> oneStep(member, part, problems));
    }
  }

  private static void oneStep(Member member, Part part, Problems problems) {
    switch (part) {
      case Layer layer when layer.runsAlong() -> problems.report(runsAlong(member, layer.source()));
      case Layer layer when layer.needsWholeBatch() ->
          problems.report(needsWholeBatch(member, layer.source()));
      case Layer layer -> {}
      case Block block ->
          block.bodies().stream().limit(1).forEach(body -> oneStep(member, body, problems));
    }
  }

  private static void oneStep(Member member, Block.Body body, Problems problems) {
    if (body.composition().hasStates()) {
      problems.report(runsAlong(member, body.composition().source()));
    } else {
      oneStep(body.members(), problems);
    }
  }

  private static Problem needsWholeBatch(Member member, Source source) {
    return Problem.error(
        ProblemId.BadBody,
        source,
        "%s %s takes its statistics over all steps, but stands in a cell, which is one of them"
            .formatted(source.annotationName(), member.name()),
        "@LayerNorm normalises each step by itself");
  }

  private static Problem runsAlong(Member member, Source source) {
    return Problem.error(
        ProblemId.BadBody,
        source,
        "%s %s runs along a whole sequence, but stands in a cell, which is one step of it"
            .formatted(source.annotationName(), member.name()),
        "put it on a field outside the cell, or write what it computes as fields with @State");
  }
}
