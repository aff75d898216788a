package dev.lamina.samples.downstream;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The jars that a user of Lamina gets, where Maven has built or fetched them. */
final class Artifacts {
  static final Path DSL = jarOf("dev.lamina.dsl.Layer");
  static final Path RUNTIME = jarOf("dev.lamina.runtime.Model");
  static final Path PROCESSOR = jarOf("dev.lamina.processor.NetworkProcessor");
  static final Path JAVAPOET = jarOf("com.palantir.javapoet.JavaFile");
  static final Path ECJ = jarOf("org.eclipse.jdt.internal.compiler.batch.Main");

  /** What a program with a network is compiled and run with. */
  static final String CLASS_PATH = Command.path(RUNTIME, DSL);

  /** What javac loads the processor from. */
  static final String PROCESSOR_PATH = Command.path(PROCESSOR, DSL, JAVAPOET);

  private Artifacts() {}

  private static Path jarOf(String type) {
    try {
      Class<?> loaded = Class.forName(type, false, Artifacts.class.getClassLoader());
      return Path.of(loaded.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Puts Lamina's artifacts into a local Maven repository, as {@code mvn install} would. */
  static void install(Path repository, Path root, String version) throws IOException {
    copy(root.resolve("pom.xml"), repository, "lamina", version, ".pom");
    install(repository, "lamina-dsl-annotations", version, DSL, root.resolve("dsl-annotations"));
    install(repository, "lamina-runtime", version, RUNTIME, root.resolve("runtime"));
    install(repository, "lamina-processor", version, PROCESSOR, root.resolve("processor"));
  }

  private static void install(
      Path repository, String artifact, String version, Path jar, Path module) throws IOException {
    copy(jar, repository, artifact, version, ".jar");
    copy(module.resolve("pom.xml"), repository, artifact, version, ".pom");
  }

  private static void copy(
      Path file, Path repository, String artifact, String version, String ending)
      throws IOException {
    Path directory = repository.resolve("dev/lamina").resolve(artifact).resolve(version);
    Files.createDirectories(directory);
    Files.copy(
        file,
        directory.resolve(artifact + "-" + version + ending),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
