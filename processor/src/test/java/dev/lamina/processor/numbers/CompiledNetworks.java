package dev.lamina.processor.numbers;

import dev.lamina.processor.NetworkProcessor;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Networks of one javac run in this JVM, with the classes that came of it. */
final class CompiledNetworks {
  private final Path folder;
  private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
  private final ClassLoader loader;

  private CompiledNetworks(Path folder, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    this.folder = folder;
    this.diagnostics = List.copyOf(diagnostics);
    this.loader = new URLClassLoader(new URL[] {url(folder.resolve("classes"))});
  }

  /** Compiles networks into {@code target/networks/NAME/MODE}. */
  static CompiledNetworks of(String name, Mode mode, List<Net> nets) {
    return of(name, mode, nets.stream().map(SourceFile::of).toList(), List.of());
  }

  /** Compiles sources with further options of javac. */
  static CompiledNetworks of(
      String name, Mode mode, List<SourceFile> sources, List<String> options) {
    Path folder = Path.of("target", "networks", name, mode.option()).toAbsolutePath();
    List<String> all = new ArrayList<>(options(folder, mode));
    all.addAll(options);
    try {
      clear(folder);
      return new CompiledNetworks(folder, compile(folder, sources, all));
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  private static List<Diagnostic<? extends JavaFileObject>> compile(
      Path folder, List<SourceFile> sources, List<String> options) throws IOException {
    var javac = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      var task = javac.getTask(null, files, diagnostics, options, null, sources);
      task.setProcessors(List.of(new NetworkProcessor()));
      if (!task.call()) {
        throw new AssertionError(
            diagnostics.getDiagnostics().stream()
                .map(Object::toString)
                .collect(Collectors.joining("\n", "javac fails on " + folder + "\n", "")));
      }
    }
    return diagnostics.getDiagnostics();
  }

  private static List<String> options(Path folder, Mode mode) {
    return List.of(
        "-d",
        folder.resolve("classes").toString(),
        "-s",
        folder.resolve("generated").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        "-Xlint:all,-incubating",
        "-Alamina.simd=" + mode.option(),
        "-Alamina.report=" + folder.resolve("report"));
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder.resolve("classes"));
    Files.createDirectories(folder.resolve("generated"));
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  /**
   * Warnings and notes of the run; windows that leave something unread are what some tests want.
   */
  List<String> unexpectedRemarks() {
    return diagnostics.stream()
        .map(d -> d.getKind() + " " + d.getMessage(Locale.ROOT))
        .filter(remark -> !remark.contains("[WindowDoesNotTile]"))
        .toList();
  }

  /** Where the class files are. */
  Path classes() {
    return folder.resolve("classes");
  }

  /** The generated source of a network. */
  Path generated(String network) {
    return folder.resolve("generated").resolve("nets").resolve(network + "Model.java");
  }

  /** Graph and plan of a network as text. */
  String report(String network) {
    try {
      return Files.readString(folder.resolve("report").resolve("nets." + network + ".graph.txt"))
          + Files.readString(folder.resolve("report").resolve("nets." + network + ".plan.txt"));
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  /** The generated class of a network. */
  Class<?> type(String network) {
    return load(network + "Model");
  }

  /** A class of package {@code nets}. */
  Class<?> load(String name) {
    try {
      return Class.forName("nets." + name, true, loader);
    } catch (ClassNotFoundException thrown) {
      throw new AssertionError(thrown);
    }
  }

  /** A new model. */
  Model create(String network, long seed) {
    return (Model) Reflection.call(type(network), "create", seed);
  }
}
