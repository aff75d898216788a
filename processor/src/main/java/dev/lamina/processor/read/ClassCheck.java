package dev.lamina.processor.read;

import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** The rules for the class itself: the generated model must be able to extend it. */
final class ClassCheck {
  private final Problems problems;

  ClassCheck(Problems problems) {
    this.problems = problems;
  }

  void check(TypeElement type) {
    String name = "@Network " + type.getSimpleName();
    Set<Modifier> modifiers = type.getModifiers();
    refuse(
        type.getKind() != ElementKind.CLASS,
        ProblemId.NotAClass,
        type,
        name + " must be a class, but is " + article(type.getKind()),
        "abstract class " + type.getSimpleName());
    refuse(
        !type.getTypeParameters().isEmpty(),
        ProblemId.GenericNetwork,
        type,
        name + " has type parameters, but a network is one concrete class",
        "remove " + type.getTypeParameters());
    refuse(
        type.getNestingKind() != NestingKind.TOP_LEVEL,
        ProblemId.InnerNetwork,
        type,
        name + " stands inside another class, but its model is a class of its own",
        "move it to its own file");
    refuse(
        type.getKind() == ElementKind.CLASS && modifiers.contains(Modifier.FINAL),
        ProblemId.FinalNetwork,
        type,
        name + " is final, but its model extends it",
        "remove final");
    checkConstructor(type, name);
    checkSuperclass(type, name);
  }

  private void checkConstructor(TypeElement type, String name) {
    var constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
    boolean usable = constructors.stream().anyMatch(ClassCheck::isUsable);
    refuse(
        !constructors.isEmpty() && !usable,
        ProblemId.HiddenConstructor,
        type,
        name + " has no constructor that its model can call: one without parameters, not private",
        type.getSimpleName() + "() {}");
  }

  private static boolean isUsable(ExecutableElement constructor) {
    return constructor.getParameters().isEmpty()
        && !constructor.getModifiers().contains(Modifier.PRIVATE);
  }

  private void checkSuperclass(TypeElement type, String name) {
    if (type.getSuperclass() instanceof DeclaredType parent) {
      TypeElement above = (TypeElement) parent.asElement();
      for (VariableElement field : ElementFilter.fieldsIn(above.getEnclosedElements())) {
        refuse(
            NetworkReader.isLayer(field.asType()),
            ProblemId.InheritedLayers,
            type,
            "%s inherits layer %s from %s, but only its own fields are read"
                .formatted(name, field.getSimpleName(), above.getSimpleName()),
            "declare the layer in " + type.getSimpleName());
      }
    }
  }

  private void refuse(boolean broken, ProblemId id, TypeElement type, String text, String fix) {
    if (broken) {
      problems.report(Problem.error(id, Source.of(type), text, fix));
    }
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
