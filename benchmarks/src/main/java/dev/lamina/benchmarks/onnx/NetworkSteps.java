package dev.lamina.benchmarks.onnx;

import dev.lamina.dsl.Network;
import dev.lamina.processor.infer.ShapeInference;
import dev.lamina.processor.lower.Lowering;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.plan.Block;
import dev.lamina.processor.read.NetworkReader;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads a network out of its source file, in javac, as Lamina's processor does, and keeps the steps
 * of a prediction as the layers wrote them: before normalisations are folded and buffers placed.
 */
final class NetworkSteps extends AbstractProcessor {
  private final List<Block> blocks = new ArrayList<>();

  private NetworkSteps() {}

  /**
   * The steps, field by field.
   *
   * @param source file with one network, whose blocks are on the class path
   * @throws IllegalArgumentException if the file has no network, or one with mistakes
   */
  static List<Block> of(Path source) throws IOException {
    NetworkSteps steps = new NetworkSteps();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      String path = System.getProperty("java.class.path");
      var task =
          javac.getTask(
              null,
              files,
              null,
              List.of("-proc:only", "-cp", path),
              null,
              files.getJavaFileObjects(source));
      task.setProcessors(List.of(steps));
      if (!task.call() || steps.blocks.isEmpty()) {
        throw new IllegalArgumentException("expected a file with one @Network, given " + source);
      }
    }
    return steps.blocks;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Network.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    round.getElementsAnnotatedWith(Network.class).forEach(e -> read((TypeElement) e));
    return false;
  }

  private void read(TypeElement type) {
    Problems problems = new Problems();
    Graph graph =
        new ShapeInference(problems, false)
            .infer(new NetworkReader(processingEnv, problems).read(type));
    if (problems.anyError()) {
      throw new IllegalArgumentException(
          problems.list().stream().map(Problem::message).collect(Collectors.joining("\n")));
    }
    blocks.addAll(new Lowering(graph).prediction());
  }
}
