package dev.lamina.processor.read;

import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The rules for the methods of a network class, its own and inherited ones: the model gives a body
 * to none of them, and has methods of its own.
 */
final class MethodCheck {
  private static final String MODEL = "dev.lamina.runtime.Model";
  private static final Set<String> HOLD_IO_EXCEPTION =
      Set.of(IOException.class.getName(), Exception.class.getName(), Throwable.class.getName());

  private final Elements elements;
  private final Types types;
  private final Problems problems;
  private final TypeElement type;
  private final List<ExecutableElement> methods;

  MethodCheck(ProcessingEnvironment environment, Problems problems, TypeElement type) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.problems = problems;
    this.type = type;
    this.methods =
        ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
            .filter(this::isInherited)
            .sorted(Comparator.comparingInt(this::place).thenComparing(this::describe))
            .toList();
  }

  /** Whether a model can have these methods from the class; reports each that it cannot have. */
  boolean check(List<Member> members) {
    var model = new ModelMethods(type.getSimpleName().toString(), members);
    boolean extendable = true;
    for (ExecutableElement method : methods) {
      Optional<ModelMethod> own = model.find(method.getSimpleName().toString(), parameters(method));
      if (own.isPresent()) {
        extendable &= givesWay(method, own.get());
      } else {
        extendable &= hasBody(method);
      }
    }
    return extendable;
  }

  // A static method of the same kind is hidden and can still be called by the name of its class.
  private boolean givesWay(ExecutableElement method, ModelMethod own) {
    var modifiers = method.getModifiers();
    boolean fits =
        modifiers.contains(Modifier.STATIC) == own.isStatic()
            && !modifiers.contains(Modifier.FINAL)
            && (own.isStatic() || modifiers.contains(Modifier.ABSTRACT))
            && returns(method, own)
            && (!own.throwing() || mayThrow(method));
    if (!fits) {
      report(
          ProblemId.MethodTaken,
          method,
          "a method " + describe(method),
          "its model has its own: " + own.describe(),
          "rename " + method.getSimpleName() + (isOwn(method) ? "" : " of " + owner(method)));
    }
    return fits;
  }

  private boolean returns(ExecutableElement method, ModelMethod own) {
    String name = TypeNames.withArguments(method.getReturnType());
    return own.isStatic()
        ? name.equals(MODEL) || TypeNames.ofSupertypes(type.asType()).contains(name)
        : name.equals(own.returns()) || name.equals(own.returns().replaceAll("<.*", ""));
  }

  private static boolean mayThrow(ExecutableElement method) {
    return method.getThrownTypes().stream()
        .map(TypeNames::of)
        .anyMatch(HOLD_IO_EXCEPTION::contains);
  }

  private boolean hasBody(ExecutableElement method) {
    boolean missing =
        method.getModifiers().contains(Modifier.ABSTRACT)
            && methods.stream().noneMatch(other -> implementsIt(other, method));
    if (missing) {
      report(
          ProblemId.AbstractMethod,
          method,
          "the abstract method " + describe(method),
          "its model has no body for it",
          isOwn(method)
              ? "give " + method.getSimpleName() + " a body, or remove it"
              : "declare " + method.getSimpleName() + " in " + type.getSimpleName());
    }
    return !missing;
  }

  private boolean implementsIt(ExecutableElement other, ExecutableElement method) {
    return !other.getModifiers().contains(Modifier.ABSTRACT)
        && elements.overrides(other, method, type);
  }

  private void report(ProblemId id, ExecutableElement method, String has, String but, String fix) {
    String start = "@Network " + type.getSimpleName() + (isOwn(method) ? " has " : " inherits ");
    String from = isOwn(method) ? "" : " of " + owner(method);
    Source source = Source.of(isOwn(method) ? method : type);
    problems.report(Problem.error(id, source, start + has + from + ", but " + but, fix));
  }

  // What the model would take over: neither private methods nor those of another package's own.
  private boolean isInherited(ExecutableElement method) {
    var modifiers = method.getModifiers();
    Element owner = method.getEnclosingElement();
    String name = ((TypeElement) owner).getQualifiedName().toString();
    boolean seen =
        modifiers.contains(Modifier.PUBLIC)
            || modifiers.contains(Modifier.PROTECTED)
            || elements.getPackageOf(owner).equals(elements.getPackageOf(type));
    boolean ofInterface =
        owner.getKind() == ElementKind.INTERFACE && modifiers.contains(Modifier.STATIC);
    return seen
        && !ofInterface
        && !modifiers.contains(Modifier.PRIVATE)
        && !name.equals(MODEL)
        && !name.equals(Object.class.getName());
  }

  // Compilers list all members each in an order of its own.
  private int place(ExecutableElement method) {
    return type.getEnclosedElements().indexOf(method);
  }

  private boolean isOwn(ExecutableElement method) {
    return method.getEnclosingElement().equals(type);
  }

  private static String owner(ExecutableElement method) {
    return method.getEnclosingElement().getSimpleName().toString();
  }

  // As the class has them, with its own types for those that a superclass leaves open.
  private List<String> parameters(ExecutableElement method) {
    var member = (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    return member.getParameterTypes().stream().map(TypeNames::of).toList();
  }

  private String describe(ExecutableElement method) {
    return parameters(method).stream()
        .map(LayerType::simpleName)
        .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
  }
}
