package dev.lamina.processor.read;

import dev.lamina.processor.layer.Layers;
import dev.lamina.processor.layer.Reading;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.model.Unread;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads the annotations of a field, left to right: layers, and blocks with their repetitions. */
final class PartsReader {
  private static final String REPEAT = dev.lamina.dsl.Repeat.class.getName();

  private final Problems problems;
  private final Scope scope;
  private final BlockReader blocks;

  PartsReader(ClassFields fields, Problems problems, Scope scope) {
    this.problems = problems;
    this.scope = scope;
    this.blocks = new BlockReader(fields, problems, scope);
  }

  /** The annotations of a field that say something about layers. */
  static List<AnnotationMirror> annotations(Element field) {
    List<AnnotationMirror> found = new ArrayList<>();
    for (AnnotationMirror mirror : field.getAnnotationMirrors()) {
      if (Layers.reader(typeName(mirror)).isPresent() || isRepeat(mirror) || isBlock(mirror)) {
        found.add(mirror);
      }
    }
    return found;
  }

  List<Part> read(Source field, List<AnnotationMirror> annotations) {
    Binder binder = new Binder(field.name(), scope.parameters(), problems);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < annotations.size(); i++) {
      Attributes raw = new Attributes(field.annotation(annotations.get(i)));
      if (isRepeat(annotations.get(i))) {
        reportNothingToRepeat(raw.source());
        continue;
      }
      if (!isBlock(annotations.get(i))) {
        parts.add(layer(field.name(), raw, binder));
        continue;
      }
      boolean repeated = i + 1 < annotations.size() && isRepeat(annotations.get(i + 1));
      Optional<Attributes> repeat =
          repeated
              ? Optional.of(new Attributes(field.annotation(annotations.get(++i))))
              : Optional.empty();
      parts.add(blocks.read(field.name(), raw, repeat, binder));
    }
    return parts;
  }

  private Layer layer(String field, Attributes raw, Binder binder) {
    String type = typeName(raw.source().annotation().orElseThrow());
    Optional<Attributes> bound = binder.bind(raw);
    Problems heard = bound.isPresent() ? problems : new Problems();
    Reading reading = new Reading(field, bound.orElse(raw), heard);
    Layer layer = Layers.reader(type).orElseThrow().apply(reading);
    return reading.clean() && bound.isPresent() ? layer : new Unread(layer);
  }

  private void reportNothingToRepeat(Source repeat) {
    problems.report(
        Problem.error(
            ProblemId.NothingToRepeat,
            repeat,
            "@Repeat %s has no block on its left to repeat".formatted(repeat.name()),
            "put it behind the annotation of a @Block, or write the layers out"));
  }

  private static boolean isRepeat(AnnotationMirror mirror) {
    return typeName(mirror).equals(REPEAT);
  }

  private static boolean isBlock(AnnotationMirror mirror) {
    return BlockReader.blockOf(mirror.getAnnotationType().asElement()).isPresent();
  }

  private static String typeName(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }
}
