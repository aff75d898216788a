package dev.lamina.benchmarks.onnx;

import dev.lamina.dsl.Network;
import dev.lamina.processor.infer.ShapeInference;
import dev.lamina.processor.lower.Lowering;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.read.NetworkReader;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads a network out of its source file, in javac, as Lamina's processor does, and lowers it. */
public final class NetworkSteps<T> extends AbstractProcessor {
  private final Function<Lowering, T> wanted;
  private final List<T> found = new ArrayList<>();

  private NetworkSteps(Function<Lowering, T> wanted) {
    this.wanted = wanted;
  }

  /**
   * The steps of a prediction, field by field, as the layers write them: before normalisations are
   * folded and buffers placed.
   *
   * @throws IllegalArgumentException as {@link #plan}
   */
  static List<Block> of(Path source) throws IOException {
    return read(source, Lowering::prediction);
  }

  /**
   * What a network runs.
   *
   * @param source file with one network, whose blocks are on the class path
   * @throws IllegalArgumentException if the file has no network, or one with mistakes
   */
  public static Plan plan(Path source) throws IOException {
    return read(source, Lowering::lower);
  }

  private static <T> T read(Path source, Function<Lowering, T> wanted) throws IOException {
    NetworkSteps<T> steps = new NetworkSteps<>(wanted);
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
      if (!task.call() || steps.found.isEmpty()) {
        throw new IllegalArgumentException("expected a file with one @Network, given " + source);
      }
    }
    return steps.found.getFirst();
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
    found.add(wanted.apply(new Lowering(graph)));
  }
}
