package dev.lamina.processor.source;

import java.util.ArrayList;
import java.util.List;
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
    Element element,
    Optional<AnnotationMirror> annotation,
    Optional<AnnotationValue> value,
    Optional<Use> use) {

  /**
   * How a place in the body of a block came into the network.
   *
   * @param source the block's annotation
   * @param readable whether the compiler has the body's source, so that an error can stand there
   */
  public record Use(Source source, boolean readable) {}

  /** The class or field itself. */
  public static Source of(Element element) {
    return new Source(element, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A class or field in the body of a block that is used there. */
  public static Source of(Element element, Optional<Use> use) {
    return new Source(element, Optional.empty(), Optional.empty(), use);
  }

  /** An annotation of this class or field. */
  public Source annotation(AnnotationMirror mirror) {
    return new Source(element, Optional.of(mirror), Optional.empty(), use);
  }

  /** A value inside this annotation. */
  public Source value(AnnotationValue value) {
    return new Source(element, annotation, Optional.of(value), use);
  }

  /** Where an error is drawn: here, or where the block is used whose source is not at hand. */
  public Source drawn() {
    return use.filter(u -> !u.readable()).map(u -> u.source().drawn()).orElse(this);
  }

  /** The block annotations through which this place came into the network, outermost first. */
  public List<Source> uses() {
    List<Source> uses = new ArrayList<>();
    for (Optional<Use> next = use; next.isPresent(); next = next.get().source().use()) {
      uses.addFirst(next.get().source());
    }
    return uses;
  }

  /** Place among the members of the network's class, below 0 for the class itself. */
  int order() {
    Element member = uses().stream().findFirst().orElse(this).element();
    return member.getKind().isField()
        ? member.getEnclosingElement().getEnclosedElements().indexOf(member)
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
