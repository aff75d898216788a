package dev.lamina.processor.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * The attributes of one annotation as typed values, defaults filled in, each with its place in the
 * source. An attribute that the annotation type does not have is a mistake of the processor, not of
 * the user.
 */
public final class Attributes {
  private final Source source;
  private final Map<String, AnnotationValue> written = new LinkedHashMap<>();
  private final Map<String, AnnotationValue> defaults = new LinkedHashMap<>();

  /** Reads the annotation that {@code source} stands on. */
  public Attributes(Source source) {
    this.source = source;
    AnnotationMirror mirror = source.annotation().orElseThrow();
    mirror
        .getElementValues()
        .forEach((method, value) -> written.put(method.getSimpleName().toString(), value));
    for (ExecutableElement method :
        ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
      if (method.getDefaultValue() != null) {
        defaults.put(method.getSimpleName().toString(), method.getDefaultValue());
      }
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

  /**
   * Whether the annotation type has an attribute of this name with a default, or the user wrote it.
   */
  public boolean knows(String name) {
    return has(name) || defaults.containsKey(name);
  }

  /** The written value, or the annotation where the default holds. */
  public Source at(String name) {
    return has(name) ? source.value(written.get(name)) : source;
  }

  /** The written number at {@code index} of an array; a lone number stands for all. */
  public Source at(String name, int index) {
    if (!has(name)) {
      return source;
    }
    List<? extends AnnotationValue> values = array(value(name));
    return values.isEmpty()
        ? at(name)
        : source.value(values.get(Math.min(index, values.size() - 1)));
  }

  /** An {@code int} attribute. */
  public int integer(String name) {
    return (Integer) value(name).getValue();
  }

  /** An {@code int[]} attribute. */
  public List<Integer> integers(String name) {
    return array(value(name)).stream().map(v -> (Integer) v.getValue()).toList();
  }

  /** A {@code double} attribute. */
  public double number(String name) {
    return (Double) value(name).getValue();
  }

  /** A {@code boolean} attribute. */
  public boolean flag(String name) {
    return (Boolean) value(name).getValue();
  }

  /** A {@code String} attribute. */
  public String text(String name) {
    return (String) value(name).getValue();
  }

  /** A {@code String[]} attribute. */
  public List<String> texts(String name) {
    return array(value(name)).stream().map(v -> (String) v.getValue()).toList();
  }

  /** An attribute of an enum type. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    VariableElement constant = (VariableElement) value(name).getValue();
    return Enum.valueOf(type, constant.getSimpleName().toString());
  }

  private AnnotationValue value(String name) {
    AnnotationValue value = written.getOrDefault(name, defaults.get(name));
    if (value == null) {
      throw new NoSuchElementException(source.quote() + " has no attribute " + name);
    }
    return value;
  }

  @SuppressWarnings(
      "unchecked") // an array attribute's value is a list of values, says its contract
  private static List<? extends AnnotationValue> array(AnnotationValue value) {
    return (List<? extends AnnotationValue>) value.getValue();
  }
}
