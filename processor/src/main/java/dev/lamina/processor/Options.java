package dev.lamina.processor;

import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    String strict = oneOf(STRICT, options, List.of("false", "true"), problems);
    String simd = oneOf(SIMD, options, List.of("auto", "vector", "scalar"), problems);
    Optional<Path> report =
        Optional.ofNullable(options.get(REPORT)).filter(r -> !r.isBlank()).map(Path::of);
    return new Options(strict.equals("true"), Simd.valueOf(simd.toUpperCase(Locale.ROOT)), report);
  }

  private static String oneOf(
      String name, Map<String, String> options, List<String> allowed, Problems problems) {
    String given = options.getOrDefault(name, allowed.getFirst());
    if (allowed.contains(given)) {
      return given;
    }
    problems.report(
        new Problem(
            ProblemId.BadOption,
            Problem.Severity.ERROR,
            Optional.empty(),
            "-A%s takes %s, but is \"%s\"".formatted(name, String.join(", ", allowed), given),
            List.of(),
            "-A%s=%s".formatted(name, allowed.getFirst())));
    return allowed.getFirst();
  }
}
