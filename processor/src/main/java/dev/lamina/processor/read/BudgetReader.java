package dev.lamina.processor.read;

import dev.lamina.dsl.Budget;
import dev.lamina.dsl.Network;
import dev.lamina.processor.model.Limit;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/** Reads the {@code @Budget} of a network. */
public final class BudgetReader {
  /** The annotation it reads. */
  public static final String ANNOTATION = Budget.class.getName();

  private final Problems problems;

  BudgetReader(Problems problems) {
    this.problems = problems;
  }

  /** What to say of a class with a budget and without {@code @Network}. */
  public static Optional<Problem> misplaced(TypeElement type) {
    if (find(type, Network.class.getName()).isPresent()) {
      return Optional.empty();
    }
    return find(type, ANNOTATION)
        .map(
            mirror ->
                Problem.error(
                    ProblemId.NoNetwork,
                    Source.of(type).annotation(mirror),
                    "@Budget stands on %s, which is no @Network, so it limits nothing"
                        .formatted(type.getSimpleName()),
                    "write @Network beside it, or remove @Budget"));
  }

  /** The limits that are given and make sense; reports the others. */
  List<Limit> read(TypeElement type) {
    return find(type, ANNOTATION)
        .map(mirror -> read(new Attributes(Source.of(type).annotation(mirror))))
        .orElse(List.of());
  }

  private List<Limit> read(Attributes attributes) {
    List<Limit> limits = new ArrayList<>();
    boolean any = false;
    for (Limit.Quantity quantity : Limit.Quantity.values()) {
      if (attributes.has(quantity.attribute())) {
        any = true;
        read(quantity, attributes).ifPresent(limits::add);
      }
    }
    if (!any) {
      reportEmpty(attributes.source());
    }
    return limits;
  }

  private Optional<Limit> read(Limit.Quantity quantity, Attributes attributes) {
    String name = quantity.attribute();
    Optional<Long> most = attributes.large(name);
    if (most.isPresent() && most.get() < 1) {
      problems.report(
          Problem.error(
              ProblemId.BadAttribute,
              attributes.at(name),
              "@Budget %s: %s must be at least 1, but is %d"
                  .formatted(attributes.source().name(), name, most.get()),
              "remove %s, which sets no limit".formatted(name)));
      return Optional.empty();
    }
    return most.map(m -> new Limit(quantity, m, attributes.at(name)));
  }

  private void reportEmpty(Source source) {
    problems.report(
        Problem.error(
            ProblemId.MissingAttribute,
            source,
            "@Budget %s: no limit is given".formatted(source.name()),
            "remove @Budget, or give it parameters, macs or activationBytes"));
  }

  private static Optional<? extends AnnotationMirror> find(TypeElement type, String name) {
    return type.getAnnotationMirrors().stream()
        .filter(
            mirror ->
                mirror.getAnnotationType().asElement() instanceof TypeElement annotation
                    && annotation.getQualifiedName().contentEquals(name))
        .findFirst();
  }
}
