package dev.lamina.processor;

import dev.lamina.dsl.Loss;
import dev.lamina.processor.layer.Output;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.shape.Shape;
import java.util.List;
import java.util.stream.Stream;

/** What a faulty network would look like from outside, as far as it can be told without shapes. */
final class StubFace {
  private static final Shape UNKNOWN = Shape.of(1);

  private StubFace() {}

  static Face of(Declaration declaration) {
    return new Face(
        declaration.name().packageName(),
        declaration.name().simpleName(),
        declaration.members().stream()
            .filter(StubFace::isInput)
            .map(m -> new Face.In(m.name(), UNKNOWN))
            .toList(),
        declaration.members().stream().flatMap(StubFace::output).toList(),
        List.of(),
        List.of());
  }

  private static boolean isInput(Member member) {
    return member.layers().stream().anyMatch(l -> !l.takesArriving() && l.references().isEmpty());
  }

  private static Stream<Face.Out> output(Member member) {
    return member.layers().stream()
        .filter(Layer::isOutput)
        .map(l -> new Face.Out(member.name(), UNKNOWN, loss(l), 1));
  }

  private static Loss loss(Layer layer) {
    return layer instanceof Output output ? output.loss() : Loss.SOFTMAX_CROSS_ENTROPY;
  }
}
