package dev.lamina.processor;

import com.palantir.javapoet.JavaFile;
import dev.lamina.processor.emit.NetworkEmitter;
import dev.lamina.processor.emit.StubEmitter;
import dev.lamina.processor.infer.GraphVerifier;
import dev.lamina.processor.infer.ShapeInference;
import dev.lamina.processor.lower.Lowering;
import dev.lamina.processor.model.Declaration;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.PlanText;
import dev.lamina.processor.read.NetworkReader;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The way of one network from its class to its model: read, infer, lower, emit, write. */
final class NetworkCompiler {
  private final ProcessingEnvironment environment;
  private final Options options;
  private final Problems problems;

  NetworkCompiler(ProcessingEnvironment environment, Options options, Problems problems) {
    this.environment = environment;
    this.options = options;
    this.problems = problems;
  }

  void compile(TypeElement type) {
    Source source = Source.of(type);
    Declaration declaration =
        new NetworkReader(problems).read(type, environment.getElementUtils().getPackageOf(type));
    Graph graph = new ShapeInference(problems, options.strict()).infer(declaration);
    boolean vector = vectorCode(type);
    if (problems.anyError()) {
      write(new StubEmitter(source).emit(StubFace.of(declaration)), source);
      return;
    }
    GraphVerifier.verify(graph);
    Plan plan = new Lowering(graph).lower();
    report(graph, plan);
    write(new NetworkEmitter(source, vector).emit(plan), source);
  }

  private boolean vectorCode(TypeElement type) {
    if (options.simd() == Options.Simd.SCALAR) {
      return false;
    }
    var elements = environment.getElementUtils();
    var module = elements.getModuleOf(type);
    String vector = "jdk.incubator.vector.FloatVector";
    boolean visible =
        module == null
            ? elements.getTypeElement(vector) != null
            : elements.getTypeElement(module, vector) != null;
    if (!visible) {
      reportNoModule();
    }
    return visible;
  }

  private void reportNoModule() {
    boolean wanted = options.simd() == Options.Simd.VECTOR;
    problems.report(
        new Problem(
            ProblemId.NoVectorModule,
            wanted ? Problem.Severity.ERROR : Problem.Severity.NOTE,
            Optional.empty(),
            "the compiler does not see module jdk.incubator.vector, so %s"
                .formatted(
                    wanted ? "-Alamina.simd=vector cannot be met" : "scalar code is generated"),
            List.of(),
            "compile and run with --add-modules jdk.incubator.vector (in a named module also"
                + " requires jdk.incubator.vector), or say -Alamina.simd=scalar"));
  }

  private void report(Graph graph, Plan plan) {
    if (options.report().isEmpty()) {
      return;
    }
    Path folder = options.report().get();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(graph.name() + ".graph.txt"), graph.text());
      Files.writeString(folder.resolve(graph.name() + ".plan.txt"), PlanText.of(plan));
    } catch (IOException thrown) {
      problems.report(
          new Problem(
              ProblemId.WriteFailed,
              Problem.Severity.ERROR,
              Optional.empty(),
              "the report of %s cannot be written into %s: %s"
                  .formatted(graph.name(), folder, thrown),
              List.of(),
              "-Alamina.report=DIR with a folder that can be written"));
    }
  }

  private void write(JavaFile file, Source source) {
    try {
      file.writeTo(environment.getFiler());
    } catch (FilerException thrown) {
      problems.report(
          Problem.error(
              ProblemId.ModelNameTaken,
              source,
              "@Network %s becomes %s, but there is such a class already"
                  .formatted(source.name(), file.typeSpec().name()),
              "rename one of them"));
    } catch (IOException thrown) {
      problems.report(
          Problem.error(
              ProblemId.WriteFailed,
              source,
              "the model of %s cannot be written: %s".formatted(source.name(), thrown),
              "check the output folder of javac"));
    }
  }
}
