package dev.lamina.processor.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
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
  private final Map<String, TypeMirror> types = new LinkedHashMap<>();
  private final Map<String, Bound> bound;

  /**
   * A whole number that an expression gives to an attribute.
   *
   * @param text how a message explains the number: {@code filters = 4 * width, width = 64}
   * @param at the expressions
   */
  public record Bound(int value, String text, AnnotationValue at) {}

  /** Reads the annotation that {@code source} stands on. */
  public Attributes(Source source) {
    this(source, Map.of());
  }

  private Attributes(Source source, Map<String, Bound> bound) {
    this.source = source;
    this.bound = Map.copyOf(bound);
    AnnotationMirror mirror = source.annotation().orElseThrow();
    for (var value : mirror.getElementValues().entrySet()) {
      written.put(value.getKey().getSimpleName().toString(), value.getValue());
    }
    for (ExecutableElement method :
        ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
      String name = method.getSimpleName().toString();
      defaults.put(name, Optional.ofNullable(method.getDefaultValue()));
      types.put(name, method.getReturnType());
    }
  }

  /** The same with numbers from expressions. */
  public Attributes with(Map<String, Bound> numbers) {
    return new Attributes(source, numbers);
  }

  /** The annotation. */
  public Source source() {
    return source;
  }

  /** Whether the user wrote the attribute, or bound it. */
  public boolean has(String name) {
    return written.containsKey(name) || bound.containsKey(name);
  }

  /** Where the number of an attribute comes from, if from an expression. */
  public Optional<String> explanation(String name) {
    return Optional.ofNullable(bound.get(name)).map(Bound::text);
  }

  /** The names of all attributes. */
  public List<String> names() {
    return List.copyOf(defaults.keySet());
  }

  /** Whether an attribute takes whole numbers: {@code int} or {@code int[]}. */
  public boolean isWhole(String name) {
    TypeMirror type = types.get(name);
    return type.getKind() == TypeKind.INT
        || (type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.INT);
  }

  /** Whether an attribute takes one whole number: {@code int}. */
  public boolean isInteger(String name) {
    return types.get(name).getKind() == TypeKind.INT;
  }

  /** Whether an attribute takes a text: {@code String}. */
  public boolean isText(String name) {
    return types.get(name).toString().equals("java.lang.String");
  }

  /** Whether the annotation type has an attribute of this name. */
  public boolean knows(String name) {
    return defaults.containsKey(name);
  }

  /** The written value, or the annotation where the default holds. */
  public Source at(String name) {
    AnnotationValue value = bound.containsKey(name) ? bound.get(name).at() : written.get(name);
    return value == null ? source : source.value(value);
  }

  /** The written number at {@code index} of an array; a lone number stands for all. */
  public Source at(String name, int index) {
    AnnotationValue value = bound.containsKey(name) ? null : written.get(name);
    List<? extends AnnotationValue> values = value == null ? List.of() : elements(value);
    return values.isEmpty()
        ? at(name)
        : source.value(values.get(Math.min(index, values.size() - 1)));
  }

  /** An {@code int} attribute. */
  public Optional<Integer> integer(String name) {
    return boundNumber(name).or(() -> one(name, Integer.class));
  }

  /** A {@code long} attribute. */
  public Optional<Long> large(String name) {
    return one(name, Long.class);
  }

  /** An {@code int[]} attribute. */
  public Optional<List<Integer>> integers(String name) {
    return boundNumber(name).map(List::of).or(() -> many(name, Integer.class));
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

  /** A {@code Class} attribute that is a class or an interface. */
  public Optional<TypeElement> type(String name) {
    return one(name, DeclaredType.class)
        .filter(type -> type.getKind() == TypeKind.DECLARED)
        .map(type -> (TypeElement) type.asElement());
  }

  /** An attribute of an enum type. */
  public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    Optional<VariableElement> constant = one(name, VariableElement.class);
    for (E each : type.getEnumConstants()) {
      if (constant.isPresent() && constant.get().getSimpleName().contentEquals(each.name())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> boundNumber(String name) {
    return Optional.ofNullable(bound.get(name)).map(Bound::value);
  }

  private <T> Optional<T> one(String name, Class<T> type) {
    return value(name).map(AnnotationValue::getValue).filter(type::isInstance).map(type::cast);
  }

  private <T> Optional<List<T>> many(String name, Class<T> type) {
    Optional<AnnotationValue> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    List<T> many = new ArrayList<>();
    for (AnnotationValue element : elements(value.get())) {
      if (!type.isInstance(element.getValue())) {
        return Optional.empty();
      }
      many.add(type.cast(element.getValue()));
    }
    return Optional.of(many);
  }

  private Optional<AnnotationValue> value(String name) {
    if (written.containsKey(name)) {
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
