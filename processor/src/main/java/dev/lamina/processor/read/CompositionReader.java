package dev.lamina.processor.read;

import dev.lamina.processor.layer.Compositions;
import dev.lamina.processor.layer.Reading;
import dev.lamina.processor.layer.Sequence;
import dev.lamina.processor.model.Composition;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/** Reads from the annotations of a block's body how its fields become one value. */
final class CompositionReader {
  private final Problems problems;

  CompositionReader(Problems problems) {
    this.problems = problems;
  }

  Composition read(TypeElement body, Source.Use use) {
    Source source = Source.of(body, Optional.of(use));
    List<? extends AnnotationMirror> found =
        body.getAnnotationMirrors().stream()
            .filter(m -> Compositions.of(typeName(m)).isPresent())
            .toList();
    if (found.isEmpty()) {
      return new Sequence(source);
    }
    if (found.size() > 1) {
      reportSecond(source.annotation(found.get(1)), source.annotation(found.get(0)));
    }
    Attributes attributes = new Attributes(source.annotation(found.getFirst()));
    Reading reading = new Reading(source.name(), attributes, problems);
    return Compositions.of(typeName(found.getFirst())).orElseThrow().apply(reading);
  }

  /** A network is no body: what would compose one has no effect there. */
  void none(TypeElement network) {
    Source source = Source.of(network);
    for (AnnotationMirror mirror : network.getAnnotationMirrors()) {
      if (Compositions.of(typeName(mirror)).isPresent()) {
        Source at = source.annotation(mirror);
        problems.report(
            Problem.error(
                ProblemId.BadBody,
                at,
                "%s composes the body of a block, but %s is a network"
                    .formatted(at.annotationName(), source.name()),
                "remove it, or put the fields into the body of a @Block"));
      }
    }
  }

  private void reportSecond(Source second, Source first) {
    problems.report(
        Problem.error(
            ProblemId.BadBody,
            second,
            "class %s has %s and %s, but a body is composed in one way"
                .formatted(second.name(), first.annotationName(), second.annotationName()),
            "remove one, and nest another block for it"));
  }

  private static String typeName(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }
}
