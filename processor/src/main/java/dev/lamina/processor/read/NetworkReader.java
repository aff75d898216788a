package dev.lamina.processor.read;

import dev.lamina.processor.layer.Layers;
import dev.lamina.processor.layer.Reading;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.NetworkName;
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
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Reads the fields of a network class. Their order in its source is the order of the layers. */
public final class NetworkReader {
  private final ClassFields fields;
  private final Problems problems;

  /** A reader that reports to {@code problems}. */
  public NetworkReader(ClassFields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** The network that {@code type} declares, as far as it can be read. */
  public Declaration read(TypeElement type, PackageElement in) {
    boolean extendable = new ClassCheck(problems).check(type);
    List<Member> members = new ArrayList<>();
    if (type.getKind() == ElementKind.CLASS) {
      for (VariableElement field : ordered(type)) {
        readField(field).ifPresent(members::add);
      }
      checkAny(members, type);
    }
    var name = new NetworkName(in.getQualifiedName().toString(), type.getSimpleName().toString());
    return new Declaration(name, Source.of(type), members, extendable);
  }

  private List<VariableElement> ordered(TypeElement type) {
    Optional<List<VariableElement>> ordered = fields.of(type);
    if (ordered.isEmpty()) {
      String name = type.getSimpleName().toString();
      problems.report(
          Problem.error(
              ProblemId.OrderUnknown,
              Source.of(type),
              "%s comes from a class file, whose fields this compiler sorts by name"
                  .formatted(name),
              "compile the source of %s in the same run, or use javac".formatted(name)));
    }
    return ordered.orElse(List.of());
  }

  private void checkAny(List<Member> members, TypeElement type) {
    if (members.isEmpty() && !problems.anyError()) {
      problems.report(
          Problem.error(
              ProblemId.NoLayers,
              Source.of(type),
              "@Network " + type.getSimpleName() + " declares no layers",
              "begin with an input: @Input({1, 28, 28}) Layer image;"));
    }
  }

  private Optional<Member> readField(VariableElement field) {
    Source source = Source.of(field);
    List<Attributes> annotations = layerAnnotations(field, source);
    boolean unknown = field.getAnnotationMirrors().stream().anyMatch(NetworkReader::isUnknown);
    boolean isLayer = LayerType.is(field.asType());
    if (annotations.isEmpty() && !isLayer) {
      return Optional.empty();
    }
    if (annotations.isEmpty() && !unknown) {
      reportNoAnnotation(source);
      unknown = true;
    }
    checkField(field, source, isLayer);
    List<Layer> layers = annotations.stream().map(a -> readLayer(source.name(), a)).toList();
    return Optional.of(new Member(source.name(), source, layers, !unknown));
  }

  private static List<Attributes> layerAnnotations(VariableElement field, Source source) {
    return field.getAnnotationMirrors().stream()
        .filter(m -> Layers.reader(typeName(m)).isPresent())
        .map(m -> new Attributes(source.annotation(m)))
        .toList();
  }

  // An annotation whose type the compiler does not find, and says so.
  private static boolean isUnknown(AnnotationMirror mirror) {
    return mirror.getAnnotationType().getKind() == TypeKind.ERROR;
  }

  private Layer readLayer(String field, Attributes attributes) {
    AnnotationMirror mirror = attributes.source().annotation().orElseThrow();
    Reading reading = new Reading(field, attributes, problems);
    Layer layer = Layers.reader(typeName(mirror)).orElseThrow().apply(reading);
    return reading.clean() ? layer : new Unread(layer);
  }

  private void checkField(VariableElement field, Source source, boolean isLayer) {
    if (!isLayer && field.asType().getKind() != TypeKind.ERROR) {
      problems.report(
          Problem.error(
              ProblemId.NotALayerField,
              source,
              "%s has a layer annotation, but its type is %s, not Layer"
                  .formatted(source.name(), LayerType.simpleName(field.asType())),
              "Layer " + source.name() + ";"));
    }
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

  private static String typeName(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }
}
