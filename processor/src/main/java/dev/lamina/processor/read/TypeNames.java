package dev.lamina.processor.read;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Full names of types as a class file has them, whatever annotations they bear. */
final class TypeNames {
  private TypeNames() {}

  /** The name without type arguments: {@code float[]}, {@code java.util.List}. */
  static String of(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> of(array.getComponentType()) + "[]";
      case IntersectionType intersection -> of(intersection.getBounds().getFirst());
      case DeclaredType declared -> element(declared).getQualifiedName().toString();
      case TypeVariable variable -> of(variable.getUpperBound());
      default -> type.getKind().name().toLowerCase(Locale.ROOT);
    };
  }

  /** The name with type arguments: {@code java.util.List<java.lang.String>}. */
  static String withArguments(TypeMirror type) {
    List<? extends TypeMirror> arguments =
        type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return arguments.isEmpty()
        ? of(type)
        : arguments.stream()
            .map(TypeNames::of)
            .collect(Collectors.joining(",", of(type) + "<", ">"));
  }

  /** The names of a class, of those that it extends and of the interfaces that it implements. */
  static Set<String> ofSupertypes(TypeMirror type) {
    Set<String> names = new HashSet<>();
    if (type instanceof DeclaredType declared) {
      names.add(of(type));
      names.addAll(ofSupertypes(element(declared).getSuperclass()));
      element(declared).getInterfaces().forEach(above -> names.addAll(ofSupertypes(above)));
    }
    return names;
  }

  private static TypeElement element(DeclaredType type) {
    return (TypeElement) type.asElement();
  }
}
