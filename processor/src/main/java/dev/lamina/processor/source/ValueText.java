package dev.lamina.processor.source;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/**
 * Prints an annotation's value as a user writes it: constants by their simple names, {@code {5}} as
 * 5.
 */
final class ValueText extends SimpleAnnotationValueVisitor14<String, Void> {
  private ValueText() {}

  static String of(AnnotationValue value) {
    return value.accept(new ValueText(), null);
  }

  @Override
  protected String defaultAction(Object constant, Void unused) {
    return constant.toString();
  }

  @Override
  public String visitString(String text, Void unused) {
    return '"' + text + '"';
  }

  @Override
  public String visitEnumConstant(VariableElement constant, Void unused) {
    return constant.getSimpleName().toString();
  }

  @Override
  public String visitArray(List<? extends AnnotationValue> values, Void unused) {
    if (values.size() == 1) {
      return values.getFirst().accept(this, null);
    }
    return values.stream()
        .map(v -> v.accept(this, null))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
