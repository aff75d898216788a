package dev.lamina.processor;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The processor in an environment in which one method of the compiler fails. */
public final class FaultyEnvironment extends AbstractProcessor {
  private final NetworkProcessor processor = new NetworkProcessor();
  private final String method;
  private final Fault fault;

  /** What happens before the method does what it does. */
  public interface Fault {
    /** Throws, or returns to have it done. */
    void occur() throws IOException;
  }

  /** An environment that has this fault when a source file is created. */
  public FaultyEnvironment(Fault fault) {
    this("createSourceFile", fault);
  }

  /** An environment that has this fault in a method of its filer or elements. */
  public FaultyEnvironment(String method, Fault fault) {
    this.method = method;
    this.fault = fault;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Filer filer = wrap(Filer.class, environment.getFiler());
    Elements elements = wrap(Elements.class, environment.getElementUtils());
    processor.init(
        (ProcessingEnvironment)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getFiler" -> filer;
                      case "getElementUtils" -> elements;
                      default -> called.invoke(environment, arguments);
                    }));
  }

  private <T> T wrap(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                fault.occur();
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    processor.process(annotations, round);
    return false;
  }
}
