/** Lamina's annotation processor; goes onto javac's processor path and exports nothing. */
module dev.lamina.processor {
  requires dev.lamina.dsl;
  requires com.palantir.javapoet;
  requires java.compiler;
  requires static com.google.auto.service;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      dev.lamina.processor.NetworkProcessor;
}
