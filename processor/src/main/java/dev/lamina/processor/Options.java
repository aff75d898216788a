package dev.lamina.processor;

import dev.lamina.processor.source.NearestName;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The {@code -A} options.
 *
 * @param strict whether probable mistakes fail the build
 * @param simd which code is generated
 * @param report folder for graph and plan as text
 */
record Options(boolean strict, Simd simd, Optional<Path> report) {
  static final String STRICT = "lamina.strict";
  static final String SIMD = "lamina.simd";
  static final String REPORT = "lamina.report";

  /** Which code is generated. */
  enum Simd {
    /** Vector code where javac can see the module, else scalar code and a note. */
    AUTO,
    VECTOR,
    SCALAR
  }

  static Set<String> names() {
    return Set.of(STRICT, SIMD, REPORT);
  }

  static Options read(Map<String, String> options, Problems problems) {
    checkNames(options.keySet(), problems);
    String strict = oneOf(STRICT, options, List.of("false", "true"), problems);
    String simd = oneOf(SIMD, options, List.of("auto", "vector", "scalar"), problems);
    return new Options(
        strict.equals("true"),
        Simd.valueOf(simd.toUpperCase(Locale.ROOT)),
        folder(options, problems));
  }

  private static void checkNames(Set<String> given, Problems problems) {
    for (String name : new TreeSet<>(given)) {
      if (name.startsWith("lamina.") && !names().contains(name)) {
        report(
            "there is no option -A" + name,
            NearestName.among(names(), name)
                .map(nearest -> "did you mean -A" + nearest + "?")
                .orElse("take one of -A" + String.join(", -A", new TreeSet<>(names()))),
            problems);
      }
    }
  }

  private static String oneOf(
      String name, Map<String, String> options, List<String> allowed, Problems problems) {
    String usual = allowed.getFirst();
    String given = options.containsKey(name) ? String.valueOf(options.get(name)) : usual;
    if (allowed.contains(given)) {
      return given;
    }
    report(
        "-A%s must be one of %s, but is \"%s\"".formatted(name, String.join(", ", allowed), given),
        "-A%s=%s".formatted(name, NearestName.among(allowed, given).orElse(usual)),
        problems);
    return usual;
  }

  private static Optional<Path> folder(Map<String, String> options, Problems problems) {
    if (!options.containsKey(REPORT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(options.get(REPORT)));
    } catch (InvalidPathException | NullPointerException thrown) {
      report(
          "-A%s must name a folder".formatted(REPORT), "-A" + REPORT + "=target/lamina", problems);
      return Optional.empty();
    }
  }

  private static void report(String text, String fix, Problems problems) {
    problems.report(
        new Problem(
            ProblemId.BadOption, Problem.Severity.ERROR, Optional.empty(), text, List.of(), fix));
  }
}
