package dev.lamina.processor.read;

import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Reads the fields of a class, a network's or a body's. Their order in its source is the order of
 * the layers.
 */
final class FieldsReader {
  private final ClassFields fields;
  private final Problems problems;
  private final Scope scope;
  private final PartsReader parts;

  FieldsReader(ClassFields fields, Problems problems, Scope scope) {
    this.fields = fields;
    this.problems = problems;
    this.scope = scope;
    this.parts = new PartsReader(fields, problems, scope);
  }

  List<Member> read(TypeElement type) {
    List<Member> members = new ArrayList<>();
    for (VariableElement field : ordered(type)) {
      read(field).ifPresent(members::add);
    }
    return members;
  }

  private List<VariableElement> ordered(TypeElement type) {
    Optional<List<VariableElement>> ordered = fields.of(type);
    if (ordered.isEmpty()) {
      String name = type.getSimpleName().toString();
      problems.report(
          Problem.error(
              ProblemId.OrderUnknown,
              Source.of(type, scope.use()),
              "%s comes from a class file, whose fields this compiler sorts by name"
                  .formatted(name),
              "compile the source of %s in the same run, or use javac".formatted(name)));
    }
    return ordered.orElse(List.of());
  }

  private Optional<Member> read(VariableElement field) {
    Source source = Source.of(field, scope.use());
    List<AnnotationMirror> annotations = PartsReader.annotations(field);
    boolean unknown = field.getAnnotationMirrors().stream().anyMatch(FieldsReader::isUnknown);
    boolean isLayer = LayerType.is(field.asType());
    if (annotations.isEmpty() && !isLayer) {
      return Optional.empty();
    }
    if (annotations.isEmpty() && !unknown) {
      reportNoAnnotation(source);
      unknown = true;
    }
    checkType(field, source, isLayer);
    if (scope.use().isEmpty()) {
      checkModifiers(field, source);
    }
    List<Part> read = parts.read(source, annotations);
    return Optional.of(new Member(source.name(), source, read, !unknown));
  }

  // An annotation whose type the compiler does not find, and says so.
  private static boolean isUnknown(AnnotationMirror mirror) {
    return mirror.getAnnotationType().getKind() == TypeKind.ERROR;
  }

  private void checkType(VariableElement field, Source source, boolean isLayer) {
    if (!isLayer && field.asType().getKind() != TypeKind.ERROR) {
      problems.report(
          Problem.error(
              ProblemId.NotALayerField,
              source,
              "%s has a layer annotation, but its type is %s, not Layer"
                  .formatted(source.name(), LayerType.simpleName(field.asType())),
              "Layer " + source.name() + ";"));
    }
  }

  private void checkModifiers(Element field, Source source) {
    for (Modifier modifier : List.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)) {
      if (field.getModifiers().contains(modifier)) {
        problems.report(
            Problem.error(
                ProblemId.FieldModifier,
                source,
                "layer %s is %s, but the model class must be able to set it"
                    .formatted(source.name(), modifier),
                "remove " + modifier));
      }
    }
  }

  private void reportNoAnnotation(Source source) {
    problems.report(
        Problem.error(
            ProblemId.NoAnnotation,
            source,
            "%s is a Layer, but no annotation says which".formatted(source.name()),
            "add one, such as @Relu or @Dense(units = 10), or remove the field"));
  }
}
