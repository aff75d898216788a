package dev.lamina.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiles a source with the processor and compares it with itself, every diagnostic written above
 * the line it stands on: kind and whole message, and a caret under its column.
 *
 * <pre>{@code
 * @Network
 * abstract class Digits {
 *   @Input({1, 4, 4}) Layer image;
 * // ERROR [BadAttribute] @Conv c1: kernel must be at least 1, but is 0
 * // fix: kernel = 1
 * //                             ^
 *   @Conv(filters = 6, kernel = 0) @Output(loss = L1) Layer c1;
 * }
 * }</pre>
 *
 * <p>What stands nowhere comes above all lines, without a caret. Of what javac itself says only the
 * first line is shown. Whatever else is reported makes the comparison fail.
 */
public final class CompileTester {
  private static final String IMPORTS =
      "import dev.lamina.dsl.*; import static dev.lamina.dsl.Loss.*;"
          + " import static dev.lamina.dsl.Padding.SAME;\n";

  private final List<String> options = new ArrayList<>();
  private final List<JavaFileObject> others = new ArrayList<>();
  private Supplier<Processor> processor = NetworkProcessor::new;

  /** Scalar code; javac goes through all its phases even after errors. */
  public CompileTester() {
    options.addAll(List.of("-Xlint:all,-auxiliaryclass,-processing", "--should-stop=ifError=FLOW"));
  }

  /** Adds options of javac. */
  public CompileTester with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Replaces the processor. */
  public CompileTester with(Supplier<Processor> other) {
    processor = other;
    return this;
  }

  /** Adds a class that must compile without any diagnostic. */
  public CompileTester beside(String name, String source) {
    others.add(JavaFileObjects.forSourceString(name, source));
    return this;
  }

  /** Asserts that exactly the diagnostics written in the source are reported. */
  public void check(String annotated) {
    String source =
        annotated
            .lines()
            .filter(l -> !l.startsWith("//"))
            .collect(Collectors.joining("\n", "", "\n"));
    assertEquals(annotated, annotate(source, compile(source).diagnostics()));
  }

  /** Compiles a source as it is. */
  public Compilation compile(String source) {
    List<JavaFileObject> sources = new ArrayList<>(others);
    sources.add(JavaFileObjects.forSourceString("Test", IMPORTS + source));
    if (options.stream().noneMatch(o -> o.startsWith("-Alamina.simd"))) {
      options.add("-Alamina.simd=scalar");
    }
    return Compiler.javac().withProcessors(processor.get()).withOptions(options).compile(sources);
  }

  /** The source with its diagnostics. */
  public static String annotate(
      String source, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    StringBuilder text = new StringBuilder();
    List<String> lines = source.lines().toList();
    for (int line = 0; line <= lines.size(); line++) {
      for (var diagnostic : diagnostics) {
        if (place(diagnostic) == line && !isIncubatorWarning(diagnostic)) {
          text.append(marker(diagnostic));
        }
      }
      text.append(line == 0 ? "" : lines.get(line - 1) + "\n");
    }
    return text.toString();
  }

  private static int place(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getSource() == null) {
      return 0;
    }
    // The imports are a line of their own.
    return diagnostic.getSource().getName().endsWith("Test.java")
        ? (int) diagnostic.getLineNumber() - 1
        : 0;
  }

  private static boolean isIncubatorWarning(Diagnostic<?> diagnostic) {
    return diagnostic.getMessage(Locale.ROOT).startsWith("using incubating module");
  }

  private static String marker(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(Locale.ROOT);
    String kind =
        switch (diagnostic.getKind()) {
          case ERROR -> "ERROR";
          case WARNING, MANDATORY_WARNING -> "WARNING";
          case NOTE, OTHER -> "NOTE";
        };
    List<String> lines = message.lines().limit(message.startsWith("[") ? 99 : 1).toList();
    String caret =
        place(diagnostic) == 0
            ? ""
            : "//" + " ".repeat((int) diagnostic.getColumnNumber() - 3) + "^\n";
    return "// " + kind + " " + String.join("\n// ", lines) + "\n" + caret;
  }
}
