package dev.lamina.processor.read;

import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The rules for the class itself: the generated model must be able to extend it. */
final class ClassCheck {
  private final Problems problems;

  ClassCheck(Problems problems) {
    this.problems = problems;
  }

  /** Whether a model can extend the class; reports every reason why not. */
  boolean check(TypeElement type) {
    String name = "@Network " + type.getSimpleName();
    if (type.getKind() != ElementKind.CLASS) {
      String text = "%s is %s, but must be a class".formatted(name, article(type.getKind()));
      return !refuse(
          true, ProblemId.NotAClass, type, text, "abstract class " + type.getSimpleName());
    }
    checkSuperclass(type, name);
    boolean extendable =
        !refuse(
            !type.getTypeParameters().isEmpty(),
            ProblemId.GenericNetwork,
            type,
            name + " has type parameters, but its layers need none",
            "remove the type parameters");
    extendable &=
        !refuse(
            type.getNestingKind() != NestingKind.TOP_LEVEL,
            ProblemId.InnerNetwork,
            type,
            name + " stands inside another class, but its model is a class of its own",
            "move it out of " + type.getEnclosingElement().getSimpleName());
    extendable &=
        !refuse(
            type.getModifiers().contains(Modifier.FINAL),
            ProblemId.FinalNetwork,
            type,
            name + " is final, but its model extends it",
            "remove final");
    extendable &=
        !refuse(
            type.getModifiers().contains(Modifier.SEALED),
            ProblemId.FinalNetwork,
            type,
            name + " is sealed, but its model extends it",
            "remove sealed and permits");
    return extendable && hasConstructor(type, name);
  }

  private boolean hasConstructor(TypeElement type, String name) {
    var constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
    Optional<ExecutableElement> usable =
        constructors.stream().filter(ClassCheck::isUsable).findFirst();
    boolean hidden =
        refuse(
            !constructors.isEmpty() && usable.isEmpty(),
            ProblemId.HiddenConstructor,
            type,
            name
                + " has no constructor that its model can call: without parameters and not private",
            "add " + type.getSimpleName() + "() {}");
    return !hidden && usable.stream().allMatch(c -> throwsNothing(c, name));
  }

  private boolean throwsNothing(ExecutableElement constructor, String name) {
    List<String> checked =
        constructor.getThrownTypes().stream()
            .filter(ClassCheck::isChecked)
            .map(LayerType::simpleName)
            .toList();
    return !refuse(
        !checked.isEmpty(),
        ProblemId.ThrowingConstructor,
        constructor,
        "%s has a constructor that throws %s, but its model handles no exception"
            .formatted(name, String.join(" and ", checked)),
        "catch it inside, or throw an unchecked one");
  }

  private static boolean isChecked(TypeMirror thrown) {
    Set<String> names = TypeNames.ofSupertypes(thrown);
    return names.contains(Throwable.class.getName())
        && !names.contains(RuntimeException.class.getName())
        && !names.contains(Error.class.getName());
  }

  private static boolean isUsable(ExecutableElement constructor) {
    return constructor.getParameters().isEmpty()
        && !constructor.getModifiers().contains(Modifier.PRIVATE);
  }

  private void checkSuperclass(TypeElement type, String name) {
    for (var above = superclass(type); above.isPresent(); above = superclass(above.get())) {
      for (VariableElement field : ElementFilter.fieldsIn(above.get().getEnclosedElements())) {
        refuse(
            LayerType.is(field.asType()),
            ProblemId.InheritedLayers,
            type,
            "%s inherits layer %s of %s, but only its own fields are read"
                .formatted(name, field.getSimpleName(), above.get().getSimpleName()),
            "declare %s in %s".formatted(field.getSimpleName(), type.getSimpleName()));
      }
    }
  }

  private static Optional<TypeElement> superclass(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType parent
        ? Optional.of((TypeElement) parent.asElement())
        : Optional.empty();
  }

  private boolean refuse(boolean broken, ProblemId id, Element element, String text, String fix) {
    if (broken) {
      problems.report(Problem.error(id, Source.of(element), text, fix));
    }
    return broken;
  }

  private static String article(ElementKind kind) {
    return switch (kind) {
      case INTERFACE -> "an interface";
      case ENUM -> "an enum";
      case ANNOTATION_TYPE -> "an annotation";
      case RECORD -> "a record";
      default -> kind.toString();
    };
  }
}
