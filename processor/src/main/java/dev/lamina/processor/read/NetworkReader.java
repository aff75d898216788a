package dev.lamina.processor.read;

import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Limit;
import dev.lamina.processor.model.NetworkName;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads a network class: the rules for the class, its fields, the rules for its methods. */
public final class NetworkReader {
  private final ProcessingEnvironment environment;
  private final Problems problems;

  /** A reader that reports to {@code problems}. */
  public NetworkReader(ProcessingEnvironment environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** The network that {@code type} declares, as far as it can be read. */
  public Declaration read(TypeElement type) {
    boolean extendable = new ClassCheck(problems).check(type);
    boolean isClass = type.getKind() == ElementKind.CLASS;
    List<Member> members =
        isClass
            ? new FieldsReader(new ClassFields(environment), problems, Scope.network()).read(type)
            : List.of();
    if (isClass) {
      new CompositionReader(problems).none(type);
      checkAny(members, type);
      extendable &= new MethodCheck(environment, problems, type).check(members);
    }
    String in = environment.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    var name = new NetworkName(in, type.getSimpleName().toString());
    List<Limit> limits = new BudgetReader(problems).read(type);
    return new Declaration(name, Source.of(type), members, limits, extendable);
  }

  private void checkAny(List<Member> members, TypeElement type) {
    if (members.isEmpty() && !problems.anyError()) {
      problems.report(
          Problem.error(
              ProblemId.NoLayers,
              Source.of(type),
              "@Network " + type.getSimpleName() + " declares no layers",
              "begin with an input: @Input({1, 28, 28}) Layer image;"));
    }
  }
}
