package dev.lamina.processor.source;

import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in the user's source: a class or field, perhaps one of its annotations, perhaps one value
 * in it. Carried along by everything declared, so that an error found late still stands on the
 * number at fault.
 */
public record Source(
    Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value) {

  /** The class or field itself. */
  public static Source of(Element element) {
    return new Source(element, Optional.empty(), Optional.empty());
  }

  /** An annotation of this class or field. */
  public Source annotation(AnnotationMirror mirror) {
    return new Source(element, Optional.of(mirror), Optional.empty());
  }

  /** A value inside this annotation. */
  public Source value(AnnotationValue value) {
    return new Source(element, annotation, Optional.of(value));
  }

  /** Place of a field among the members of its class, below 0 for a class. */
  int order() {
    return element.getKind().isField()
        ? element.getEnclosingElement().getEnclosedElements().indexOf(element)
        : -1;
  }

  /** Simple name of the class or field. */
  public String name() {
    return element.getSimpleName().toString();
  }

  /** The annotation's simple name, {@code @Conv}; empty without one. */
  public String annotationName() {
    return annotation.map(a -> "@" + a.getAnnotationType().asElement().getSimpleName()).orElse("");
  }

  /**
   * The annotation as it was written, {@code @Conv(filters = 6, kernel = 5)}; empty without one.
   */
  public String quote() {
    return annotation.map(Source::quote).orElse("");
  }

  private static String quote(AnnotationMirror mirror) {
    String name = "@" + mirror.getAnnotationType().asElement().getSimpleName();
    var values = mirror.getElementValues();
    if (values.isEmpty()) {
      return name;
    }
    return values.entrySet().stream()
        .map(e -> attribute(e.getKey().getSimpleName().toString(), e.getValue(), values.size()))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String attribute(String name, AnnotationValue value, int attributes) {
    String text = ValueText.of(value);
    return name.equals("value") && attributes == 1 ? text : name + " = " + text;
  }
}
