package dev.lamina.processor;

import dev.lamina.processor.Options.Simd;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Whether vector code is generated: it needs an incubator module that javac sees only if told. */
final class VectorModule {
  private static final String PACKAGE = "jdk.incubator.vector";

  private final ProcessingEnvironment environment;
  private final Simd simd;
  private final Problems problems;

  VectorModule(ProcessingEnvironment environment, Simd simd, Problems problems) {
    this.environment = environment;
    this.simd = simd;
    this.problems = problems;
  }

  /** Whether {@code type} is compiled to vector code; reports where that is wanted in vain. */
  boolean isUsed(TypeElement type) {
    if (simd == Simd.SCALAR) {
      return false;
    }
    boolean visible = isVisible(type);
    // Where the build fails anyway, the note would only be in the way.
    if (!visible && (simd == Simd.VECTOR || !problems.anyError())) {
      report(simd == Simd.VECTOR);
    }
    return visible;
  }

  // By the package: to find one of its large classes javac would read it.
  private boolean isVisible(TypeElement type) {
    var elements = environment.getElementUtils();
    var module = elements.getModuleOf(type);
    return module == null
        ? elements.getPackageElement(PACKAGE) != null
        : elements.getPackageElement(module, PACKAGE) != null;
  }

  private void report(boolean wanted) {
    problems.report(
        new Problem(
            ProblemId.NoVectorModule,
            wanted ? Problem.Severity.ERROR : Problem.Severity.NOTE,
            Optional.empty(),
            "javac does not see module jdk.incubator.vector, so "
                + (wanted
                    ? "-Alamina.simd=vector is impossible"
                    : "plain loops are generated instead of vector code"),
            List.of(),
            "--add-modules jdk.incubator.vector for javac and java (a named module also requires"
                + " it), or -Alamina.simd=scalar"));
  }
}
