package dev.lamina.processor.read;

import dev.lamina.processor.layer.Layers;
import dev.lamina.processor.layer.Reading;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.NetworkName;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Reads the fields of a network class. Their order is the order of the layers: javac and ECJ give
 * the members of a source file as they stand in it.
 */
public final class NetworkReader {
  private static final String LAYER = dev.lamina.dsl.Layer.class.getName();

  private final Problems problems;

  /** A reader that reports to {@code problems}. */
  public NetworkReader(Problems problems) {
    this.problems = problems;
  }

  /** The network that {@code type} declares, as far as it can be read. */
  public Declaration read(TypeElement type, PackageElement in) {
    new ClassCheck(problems).check(type);
    List<Declaration.Member> members = new ArrayList<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      readField(field).ifPresent(members::add);
    }
    if (members.isEmpty() && !problems.anyError()) {
      problems.report(
          Problem.error(
              ProblemId.NoLayers,
              Source.of(type),
              "@Network " + type.getSimpleName() + " declares no layers",
              "add fields such as @Input({1, 28, 28}) Layer image;"));
    }
    var name = new NetworkName(in.getQualifiedName().toString(), type.getSimpleName().toString());
    return new Declaration(name, Source.of(type), members);
  }

  private Optional<Declaration.Member> readField(VariableElement field) {
    Source source = Source.of(field);
    List<Attributes> annotations = layerAnnotations(field, source);
    boolean isLayer = isLayer(field.asType());
    if (annotations.isEmpty()) {
      if (isLayer) {
        reportNoAnnotation(source);
      }
      return Optional.empty();
    }
    checkField(field, source, isLayer);
    List<Layer> layers = new ArrayList<>();
    boolean complete = true;
    for (Attributes attributes : annotations) {
      Optional<Layer> layer = readLayer(source.name(), attributes);
      layer.ifPresent(layers::add);
      complete &= layer.isPresent();
    }
    return Optional.of(new Declaration.Member(source.name(), source, layers, complete));
  }

  private static List<Attributes> layerAnnotations(VariableElement field, Source source) {
    return field.getAnnotationMirrors().stream()
        .filter(m -> Layers.of(typeName(m)).isPresent())
        .map(m -> new Attributes(source.annotation(m)))
        .toList();
  }

  private Optional<Layer> readLayer(String field, Attributes attributes) {
    AnnotationMirror mirror = attributes.source().annotation().orElseThrow();
    Reading reading = new Reading(field, attributes, problems);
    return Layers.of(typeName(mirror)).orElseThrow().reader().apply(reading);
  }

  private void checkField(VariableElement field, Source source, boolean isLayer) {
    if (!isLayer) {
      problems.report(
          Problem.error(
              ProblemId.NotALayerField,
              source,
              "%s has a layer annotation, but its type is %s, not Layer"
                  .formatted(source.name(), field.asType()),
              "Layer " + source.name() + ";"));
    }
    for (Modifier modifier : List.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)) {
      if (field.getModifiers().contains(modifier)) {
        problems.report(
            Problem.error(
                ProblemId.FieldModifier,
                source,
                "%s is %s, but the model class sets it to the live layer"
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
            source.name() + " is a Layer without an annotation that says which",
            "add one such as @Relu or @Dense(units = 10), or remove the field"));
  }

  static boolean isLayer(TypeMirror type) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(LAYER);
  }

  static String typeName(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }
}
