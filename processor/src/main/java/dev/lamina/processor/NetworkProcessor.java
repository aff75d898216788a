package dev.lamina.processor;

import com.google.auto.service.AutoService;
import dev.lamina.dsl.Network;
import dev.lamina.processor.read.BudgetReader;
import dev.lamina.processor.read.ForgottenNetwork;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * javac's entry: finds the annotated classes of a round, hands each to {@link NetworkCompiler}, and
 * prints what was found. Knows no layer. The phases of the compiler, each a package, are {@code
 * read} (elements to a declaration), {@code infer} (declaration to a graph of shapes), {@code
 * lower} (graph to a plan of steps) and {@code emit} (plan to Java).
 *
 * <p>Isolating in Gradle's sense: each model class depends on its annotated class alone.
 */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
  private static final String NETWORK = Network.class.getName();

  private final Set<String> saidOnce = new HashSet<>();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.lamina.dsl.*", "dev.lamina.runtime.Generated");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Options.names();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  // Our own annotations are claimed, or javac -Xlint:all warns that no processor wants them.
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    List<TypeElement> sought = new ArrayList<>();
    for (TypeElement annotation : annotations) {
      Name name = annotation.getQualifiedName();
      if (name.contentEquals(NETWORK)
          || name.contentEquals(BudgetReader.ANNOTATION)
          || name.contentEquals(ForgottenNetwork.SIGN)) {
        sought.add(annotation);
      }
    }
    if (!sought.isEmpty()) {
      search(round.getElementsAnnotatedWithAny(sought.toArray(new TypeElement[0])));
    }
    return true;
  }

  private void search(Set<? extends Element> found) {
    Set<Element> forgotten = new LinkedHashSet<>();
    for (Element element : found) {
      if (element instanceof TypeElement type) {
        BudgetReader.misplaced(type).ifPresentOrElse(this::print, () -> compile(type));
      } else if (!found.contains(element.getEnclosingElement())) {
        forgotten.add(element.getEnclosingElement());
      }
    }
    for (Element type : forgotten) {
      ForgottenNetwork.in(type).ifPresent(this::print);
    }
  }

  private void compile(TypeElement type) {
    Problems problems = new Problems();
    NetworkCompiler compiler = new NetworkCompiler(processingEnv, problems);
    try {
      compiler.compile(type);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError thrown) {
      problems.report(crash(type, thrown));
      compiler.abandon();
    }
    problems.list().forEach(this::print);
  }

  private static Problem crash(TypeElement type, Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String at = trace.length == 0 ? "" : " at " + trace[0];
    return Problem.error(
        ProblemId.Internal,
        Source.of(type),
        "Lamina failed on @Network %s, which is a mistake of Lamina: %s%s"
            .formatted(type.getSimpleName(), thrown.toString().lines().findFirst().orElse(""), at),
        "please report this line with the source of " + type.getSimpleName());
  }

  // What concerns the whole build is said once, however many networks there are.
  private void print(Problem problem) {
    if (problem.source().isEmpty() && !saidOnce.add(problem.message())) {
      return;
    }
    Diagnostic.Kind kind =
        switch (problem.severity()) {
          case ERROR -> Diagnostic.Kind.ERROR;
          case WARNING -> Diagnostic.Kind.WARNING;
          case NOTE -> Diagnostic.Kind.NOTE;
        };
    var messager = processingEnv.getMessager();
    Optional<Source> source = problem.source().map(Source::drawn);
    if (source.isEmpty()) {
      messager.printMessage(kind, problem.message());
      return;
    }
    messager.printMessage(
        kind,
        problem.message(),
        source.get().element(),
        source.get().annotation().orElse(null),
        source.get().value().orElse(null));
  }
}
