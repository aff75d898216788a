package dev.lamina.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each phase imports only what docs/ARCHITECTURE.md allows it, so that data runs one way. */
class ImportRulesTest {
  private static final Path ROOT = Path.of("src/main/java/dev/lamina/processor");

  /**
   * Packages of the processor, {@code dsl} for the language, {@code javax} and {@code javapoet}.
   */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "source", Set.of("javax"),
          "shape", Set.of("source", "dsl"),
          "plan", Set.of("shape", "dsl"),
          "model", Set.of("plan", "shape", "source"),
          "layer", Set.of("model", "plan", "shape", "source", "dsl"),
          "read", Set.of("layer", "model", "source", "dsl", "javax"),
          "infer", Set.of("model", "shape", "source"),
          "lower", Set.of("model", "plan"),
          "emit", Set.of("plan", "shape", "source", "dsl", "javax", "javapoet"));

  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?(?:dev\\.lamina\\.processor\\.(\\w+)\\.|dev\\.lamina\\.(dsl)\\."
              + "|(javax)\\.|com\\.palantir\\.(javapoet)\\.)",
          Pattern.MULTILINE);

  @ParameterizedTest
  @ValueSource(
      strings = {"source", "shape", "plan", "model", "layer", "read", "infer", "lower", "emit"})
  void aPhaseImportsWhatItMay(String phase) throws IOException {
    Set<String> forbidden = imports(ROOT.resolve(phase));
    forbidden.removeAll(ALLOWED.get(phase));
    forbidden.remove(phase);
    assertEquals(Set.of(), forbidden, phase);
  }

  @Test
  void everyPackageHasARule() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT).filter(Files::isDirectory)) {
      Set<String> names = new TreeSet<>(folders.map(f -> f.getFileName().toString()).toList());
      assertEquals(new TreeSet<>(ALLOWED.keySet()), names);
    }
  }

  @Test
  void onlyOnePhaseKnowsJavaPoet() throws IOException {
    try (Stream<Path> files = Files.list(ROOT).filter(f -> f.toString().endsWith(".java"))) {
      for (Path file : files.toList()) {
        assertTrue(!Files.readString(file).contains("javapoet"), file::toString);
      }
    }
  }

  @Test
  void nothingUsesTheInsideOfJavac() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT).filter(f -> f.toString().endsWith(".java"))) {
      for (Path file : files.toList()) {
        assertTrue(!Files.readString(file).contains("com.sun."), file::toString);
      }
    }
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    for (String phase : ALLOWED.keySet()) {
      assertTrue(Files.exists(ROOT.resolve(phase).resolve("package-info.java")), phase);
    }
  }

  private static Set<String> imports(Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        IMPORT
            .matcher(Files.readString(file))
            .results()
            .flatMap(m -> Stream.of(m.group(1), m.group(2), m.group(3), m.group(4)))
            .filter(name -> name != null)
            .forEach(found::add);
      }
    }
    return found;
  }
}
