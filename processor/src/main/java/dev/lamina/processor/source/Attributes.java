package dev.lamina.processor.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * The attributes of one annotation as typed values, defaults filled in, each with its place in the
 * source. A value is empty where the compiler could not make it out (an unknown constant, a string
 * for a number, a required attribute left away): the compiler has reported that itself. An
 * attribute that the annotation type does not have is a mistake of the processor.
 */
public final class Attributes {
  private final Source source;
  private final Map<String, AnnotationValue> written = new LinkedHashMap<>();
  private final Map<String, Optional<AnnotationValue>> defaults = new LinkedHashMap<>();

  /** Reads the annotation that {@code source} stands on. */
  public Attributes(Source source) {
    this.source = source;
    AnnotationMirror mirror = source.annotation().orElseThrow();
    mirror
        .getElementValues()
        .forEach((method, value) -> written.put(method.getSimpleName().toString(), value));
    for (ExecutableElement method :
        ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
      defaults.put(
          method.getSimpleName().toString(), Optional.ofNullable(method.getDefaultValue()));
    }
  }

  /** The annotation. */
  public Source source() {
    return source;
  }

  /** Whether the user wrote the attribute. */
  public boolean has(String name) {
    return written.containsKey(name);
  }

  /** Whether the annotation type has an attribute of this name. */
  public boolean knows(String name) {
    return defaults.containsKey(name);
  }

  /** The written value, or the annotation where the default holds. */
  public Source at(String name) {
    return has(name) ? source.value(written.get(name)) : source;
  }

  /** The written number at {@code index} of an array; a lone number stands for all. */
  public Source at(String name, int index) {
    List<? extends AnnotationValue> values = has(name) ? elements(written.get(name)) : List.of();
    return values.isEmpty()
        ? at(name)
        : source.value(values.get(Math.min(index, values.size() - 1)));
  }

  /** An {@code int} attribute. */
  public Optional<Integer> integer(String name) {
    return one(name, Integer.class);
  }

  /** An {@code int[]} attribute. */
  public Optional<List<Integer>> integers(String name) {
    return many(name, Integer.class);
  }

  /** A {@code double} attribute. */
  public Optional<Double> number(String name) {
    return one(name, Double.class);
  }

  /** A {@code boolean} attribute. */
  public Optional<Boolean> flag(String name) {
    return one(name, Boolean.class);
  }

  /** A {@code String[]} attribute, or a {@code String} attribute as a list of one. */
  public Optional<List<String>> texts(String name) {
    // What the compiler cannot make out has the value "<error>", says the contract.
    return many(name, String.class).filter(texts -> !texts.contains("<error>"));
  }

  /** An attribute of an enum type. */
  public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    return one(name, VariableElement.class)
        .flatMap(
            constant ->
                Stream.of(type.getEnumConstants())
                    .filter(e -> constant.getSimpleName().contentEquals(e.name()))
                    .findFirst());
  }

  private <T> Optional<T> one(String name, Class<T> type) {
    return value(name).map(AnnotationValue::getValue).filter(type::isInstance).map(type::cast);
  }

  private <T> Optional<List<T>> many(String name, Class<T> type) {
    return value(name)
        .map(v -> elements(v).stream().map(AnnotationValue::getValue).toList())
        .filter(values -> values.stream().allMatch(type::isInstance))
        .map(values -> values.stream().map(type::cast).toList());
  }

  private Optional<AnnotationValue> value(String name) {
    if (has(name)) {
      return Optional.of(written.get(name));
    }
    Optional<AnnotationValue> value = defaults.get(name);
    if (value == null) {
      throw new NoSuchElementException(source.quote() + " has no attribute " + name);
    }
    return value;
  }

  @SuppressWarnings(
      "unchecked") // an array attribute's value is a list of values, says its contract
  private static List<? extends AnnotationValue> elements(AnnotationValue value) {
    return value.getValue() instanceof List<?> list
        ? (List<? extends AnnotationValue>) list
        : List.of(value);
  }
}
