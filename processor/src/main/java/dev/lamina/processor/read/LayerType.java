package dev.lamina.processor.read;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Recognises the type that layer fields have. */
final class LayerType {
  private static final String NAME = dev.lamina.dsl.Layer.class.getName();

  private LayerType() {}

  static boolean is(TypeMirror type) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(NAME);
  }

  /** The type as users write it: {@code String}, not {@code java.lang.String}. */
  static String simpleName(TypeMirror type) {
    return simpleName(type.toString());
  }

  /** The same of a type's full name. */
  static String simpleName(String name) {
    return name.replaceAll("\\w+\\.", "");
  }
}
