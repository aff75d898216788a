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
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads a network class: the rules for the class, its fields, the rules for its methods. */
public final class NetworkReader {
  private final Elements elements;
  private final ClassFields fields;
  private final Problems problems;

  /** A reader that reports to {@code problems}. */
  public NetworkReader(Elements elements, ClassFields fields, Problems problems) {
    this.elements = elements;
    this.fields = fields;
    this.problems = problems;
  }

  /** The network that {@code type} declares, as far as it can be read. */
  public Declaration read(TypeElement type) {
    boolean extendable = new ClassCheck(problems).check(type);
    boolean isClass = type.getKind() == ElementKind.CLASS;
    List<Member> members =
        isClass ? new FieldsReader(fields, problems, Scope.network()).read(type) : List.of();
    if (isClass) {
      checkAny(members, type);
      extendable &= new MethodCheck(elements, problems, type).check(members);
    }
    String in = elements.getPackageOf(type).getQualifiedName().toString();
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
