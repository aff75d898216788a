package dev.lamina.processor.docs;

import dev.lamina.processor.NetworkProcessor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles the Java of one document together: networks as they stand, statements inside a method.
 */
final class SnippetCompiler {
  private static final String IMPORTS =
      """
      import static dev.lamina.dsl.Cell.*;
      import static dev.lamina.dsl.Loss.*;
      import static dev.lamina.dsl.Padding.SAME;
      import static dev.lamina.dsl.Returns.*;
      import dev.lamina.dsl.*;
      import dev.lamina.runtime.*;
      import dev.lamina.runtime.data.*;
      import dev.lamina.runtime.decode.*;
      import dev.lamina.runtime.kernel.*;
      import dev.lamina.runtime.train.*;
      import dev.lamina.runtime.weights.*;
      import java.nio.file.Path;
      import java.util.*;
      """;

  /** What the prose around the statements speaks of. */
  private static final String NAMES =
      """
      Dataset train, test;
      float[] image, images, probabilities;
      int[] labels;
      int batch;
      """;

  private final Path out;

  SnippetCompiler(Path out) {
    this.out = out;
  }

  /** What javac says; empty where all is well. */
  List<String> compile(List<Markdown.Block> blocks) {
    List<JavaFileObject> sources = new ArrayList<>();
    StringBuilder statements = new StringBuilder();
    for (Markdown.Block block : blocks) {
      if (block.text().contains("@Network")) {
        sources.add(source("Network" + sources.size(), IMPORTS + block.text()));
      } else {
        statements.append(block.text());
      }
    }
    sources.add(source("Statements", IMPORTS + inMethod(statements)));
    return run(sources);
  }

  private static String inMethod(CharSequence statements) {
    return "class Statements {\n%svoid run() throws Exception {\n%s}\n}\n"
        .formatted(NAMES, statements);
  }

  /** The model that was written for a network. */
  String generated(String network) throws IOException {
    return Files.readString(out.resolve(network + "Model.java"));
  }

  private List<String> run(List<JavaFileObject> sources) {
    var found = new DiagnosticCollector<JavaFileObject>();
    var options =
        List.of(
            "-d",
            out.toString(),
            "-s",
            out.toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-Alamina.report=" + out);
    var task =
        ToolProvider.getSystemJavaCompiler().getTask(null, null, found, options, null, sources);
    task.setProcessors(List.of(new NetworkProcessor()));
    task.call();
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getMessage(Locale.ROOT))
        .collect(Collectors.toList());
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
