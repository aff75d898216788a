package dev.lamina.benchmarks;

import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Lamina's annotation processor with a clock. */
final class TimedProcessor implements Processor {
  private final Processor processor;
  private long nanoseconds;

  TimedProcessor() {
    long start = System.nanoTime();
    processor =
        ServiceLoader.load(Processor.class).stream()
            .filter(p -> p.type().getName().startsWith("dev.lamina."))
            .findFirst()
            .orElseThrow()
            .get();
    nanoseconds = System.nanoTime() - start;
  }

  /** What it has taken so far, its classes' loading included. */
  long nanoseconds() {
    return nanoseconds;
  }

  @SuppressWarnings("DoNotClaimAnnotations") // whether to claim them is the processor's matter
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    long start = System.nanoTime();
    try {
      return processor.process(annotations, round);
    } finally {
      nanoseconds += System.nanoTime() - start;
    }
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    processor.init(environment);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      Element element, AnnotationMirror annotation, ExecutableElement member, String userText) {
    return processor.getCompletions(element, annotation, member, userText);
  }
}
