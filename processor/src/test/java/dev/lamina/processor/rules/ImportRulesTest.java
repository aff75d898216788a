package dev.lamina.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
          "lower", Set.of("model", "plan", "shape"),
          "emit", Set.of("plan", "shape", "source", "dsl", "javax", "javapoet"));

  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?(?:dev\\.lamina\\.processor\\.(\\w+)\\.|dev\\.lamina\\.(dsl)\\."
              + "|(javax)\\.|com\\.palantir\\.(javapoet)\\.)",
          Pattern.MULTILINE);

  private static final Pattern JAVAX =
      Pattern.compile("^import (?:static )?javax\\.[\\w.]+\\.(\\w+);", Pattern.MULTILINE);

  /** A row of the table of packages: the name, and the last of four columns. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\|[^|]*\\|[^|]*\\| ([^|]*) \\|$", Pattern.MULTILINE);

  private static final Pattern QUOTED = Pattern.compile("`[^`]*`");

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
  void packagesDependOnEachOtherOneWay() {
    Set<String> done = new TreeSet<>();
    Set<String> left = new TreeSet<>(ALLOWED.keySet());
    while (left.removeIf(phase -> done.containsAll(phasesAllowedTo(phase)))) {
      done.addAll(ALLOWED.keySet());
      done.removeAll(left);
    }
    assertEquals(Set.of(), left, "these import each other in a circle");
  }

  /** Emitted code needs modifiers and a place to go to; elements of javac it must not ask. */
  @Test
  void theEmitterKnowsNoElements() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("emit"))) {
      for (Path file : files.toList()) {
        JAVAX.matcher(Files.readString(file)).results().forEach(m -> names.add(m.group(1)));
      }
    }
    assertEquals(Set.of("Filer", "FilerException", "Modifier"), names);
  }

  /** The table that contributors read is the one that is tested. */
  @Test
  void theDocumentSaysTheSame() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    var rows = ROW.matcher(Files.readString(Path.of("../docs/ARCHITECTURE.md"))).results();
    rows.forEach(row -> documented.put(row.group(1), documented(row.group(2))));
    Map<String, Set<String>> tested = new TreeMap<>(ALLOWED);
    tested.replaceAll((phase, allowed) -> withoutLanguage(allowed));
    assertEquals(tested, documented);
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

  private static Set<String> phasesAllowedTo(String phase) {
    Set<String> phases = new TreeSet<>(ALLOWED.get(phase));
    phases.retainAll(ALLOWED.keySet());
    return phases;
  }

  private static Set<String> documented(String column) {
    Set<String> names = new TreeSet<>(List.of(QUOTED.matcher(column).replaceAll("").split("\\W+")));
    names.remove("");
    if (names.remove("JavaPoet")) {
      names.add("javapoet");
    }
    if (column.contains("`javax.")) {
      names.add("javax");
    }
    return names;
  }

  // What may use the enums of the language stands below the table.
  private static Set<String> withoutLanguage(Set<String> allowed) {
    Set<String> rest = new TreeSet<>(allowed);
    rest.remove("dsl");
    return rest;
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
