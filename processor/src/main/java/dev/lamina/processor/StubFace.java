package dev.lamina.processor;

import dev.lamina.dsl.Loss;
import dev.lamina.processor.layer.Output;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.model.Unread;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a faulty network would look like from outside, as far as it can be told without shapes. */
final class StubFace {
  private static final Shape UNKNOWN = Shape.of(1);

  private StubFace() {}

  static Face of(Declaration declaration) {
    List<Member> members = declaration.members();
    return new Face(
        declaration.name().packageName(),
        declaration.name().simpleName(),
        someOr(members, Member::isInput, 0).stream()
            .map(m -> new Face.In(m.name(), UNKNOWN, Axis.SAMPLES, 0))
            .toList(),
        someOr(members, Member::isOutput, members.size() - 1).stream()
            .map(m -> new Face.Out(m.name(), UNKNOWN, loss(m), 1, Axis.SAMPLES))
            .toList(),
        List.of(),
        Optional.empty(),
        members.stream().map(StubFace::row).toList(),
        List.of());
  }

  // Where none is marked, the first field was meant as the input and the last as the output.
  private static List<Member> someOr(List<Member> members, Predicate<Member> is, int otherwise) {
    List<Member> found = members.stream().filter(is).toList();
    return found.isEmpty() && !members.isEmpty() ? List.of(members.get(otherwise)) : found;
  }

  private static Face.Row row(Member member) {
    Buffer value = new Buffer(member.name(), UNKNOWN, Buffer.Role.ACTIVATION);
    return new Face.Row(member.name(), "", UNKNOWN, 0, 0, value);
  }

  private static Loss loss(Member member) {
    return member.parts().stream()
        .map(StubFace::read)
        .filter(Output.class::isInstance)
        .map(l -> ((Output) l).loss())
        .findFirst()
        .orElse(Loss.SOFTMAX_CROSS_ENTROPY);
  }

  private static Part read(Part layer) {
    return layer instanceof Unread unread ? unread.layer() : layer;
  }
}
