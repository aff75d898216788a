package dev.lamina.processor.rules;

import dev.lamina.processor.NetworkProcessor;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * Runs a compiler with the processor on files in a folder, and looks at what it leaves there.
 *
 * @param simd the value of the option {@code lamina.simd}
 */
record Generation(JavaCompiler compiler, String simd, Path folder) {

  /** Names that stand in no order that a compiler could make up. */
  static final List<String> FIELDS_OF_WIDE =
      List.of(
          ("zebra a10 a9 image Conv conv c2 c1 b _x $y Zz q7 q6 digit mid kappa beta alpha omega"
                  + " layer30 layer3 layer29 Layer1 end x aa Aa BB t0")
              .split(" "));

  /** Networks that between them use most of what there is. */
  static final SequencedMap<String, String> NETWORKS = networks();

  private static final String IMPORTS =
      "import dev.lamina.dsl.*; import static dev.lamina.dsl.Loss.*;\n";

  /** What the compiler says that is an error, line and message. */
  List<String> compile(List<String> names) throws IOException {
    return compile(names, manager -> manager);
  }

  /** The same, with a file manager that watches the compiler's own. */
  List<String> compile(List<String> names, UnaryOperator<JavaFileManager> watch)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      Path file = folder.resolve(name + ".java");
      Files.writeString(file, IMPORTS + NETWORKS.get(name));
      files.add(file);
    }
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var manager = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      var task =
          compiler.getTask(
              Writer.nullWriter(),
              watch.apply(manager),
              found,
              options(System.getProperty("java.class.path")),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new NetworkProcessor()));
      task.call();
    }
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
        .toList();
  }

  /**
   * Runs the processor on a class that is compiled already and lies in a folder or jar.
   *
   * @return what the compiler says
   */
  String process(String className, Path where) throws IOException {
    String path = System.getProperty("java.class.path");
    List<String> arguments = new ArrayList<>(options(path + File.pathSeparator + where));
    arguments.addAll(
        List.of("-processor", NetworkProcessor.class.getName(), "-processorpath", path));
    var said = new StringWriter();
    var print = new PrintWriter(said);
    if (compiler instanceof EclipseCompiler) {
      // It wants some source in any case.
      Path source = Files.writeString(folder.resolve("Beside.java"), "class Beside {}");
      arguments.addAll(List.of("-classNames", className, source.toString()));
      BatchCompiler.compile(arguments.toArray(String[]::new), print, print, null);
    } else {
      compiler.getTask(print, null, null, arguments, List.of(className), null).call();
    }
    return said.toString();
  }

  private List<String> options(String classPath) {
    String out = folder.toString();
    return List.of(
        "-d",
        out,
        "-s",
        out,
        "-classpath",
        classPath,
        "-source",
        "25",
        "-target",
        "25",
        "--add-modules",
        "jdk.incubator.vector",
        "-Alamina.simd=" + simd,
        "-Alamina.report=" + out);
  }

  /** Generated sources and reports by file name. */
  SequencedMap<String, String> written() throws IOException {
    SequencedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith("Model.java") || name.endsWith(".txt")) {
          texts.put(name, Files.readString(file));
        }
      }
    }
    return texts;
  }

  private static String wide() {
    StringBuilder fields = new StringBuilder();
    for (String name : FIELDS_OF_WIDE.subList(1, FIELDS_OF_WIDE.size() - 1)) {
      fields.append("  @Conv(filters = 2, kernel = 1) @Relu Layer %s;\n".formatted(name));
    }
    return "@Network abstract class Wide {\n  @Input({2, 4, 4}) Layer %s;\n%s  %s Layer %s;\n}\n"
        .formatted(
            FIELDS_OF_WIDE.getFirst(),
            fields,
            "@Dense(units = 2) @Output(loss = L1)",
            FIELDS_OF_WIDE.getLast());
  }

  private static SequencedMap<String, String> networks() {
    SequencedMap<String, String> networks = new TreeMap<>();
    networks.put("Wide", wide());
    networks.put(
        "LeNet",
        """
        @Network
        abstract class LeNet {
          @Input({1, 28, 28})                                       Layer image;
          @Conv(filters = 6, kernel = 5, padding = 2) @Tanh         Layer c1;
          @AvgPool(size = 2)                                        Layer s2;
          @Conv(filters = 16, kernel = 5) @Tanh                     Layer c3;
          @AvgPool(size = 2)                                        Layer s4;
          @Dense(units = 120) @Tanh                                 Layer c5;
          @Dense(units = 84) @Dropout @Tanh                         Layer f6;
          @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY)  Layer digit;
        }
        """);
    networks.put(
        "Joined",
        """
        @Network
        abstract class Joined {
          @Input({3, 8, 8})                                               Layer left;
          @Input({2, 8, 8})                                               Layer right;
          @From("left") @Conv(filters = 4, kernel = 3, padding = 1) @Relu Layer a;
          @Conv(filters = 4, kernel = 3, padding = 1) @Add("a") @Silu     Layer b;
          @Concat({"a", "right"}) @MaxPool(size = 2)                      Layer both;
          @GlobalAvgPool @Dense(units = 3) @Output(loss = HUBER)          Layer value;
          @From("both") @Flatten @Dense(units = 2)
          @Output(loss = SOFTMAX_CROSS_ENTROPY, weight = 0.3)             Layer kind;
        }
        """);
    networks.put(
        "Tiny",
        """
        @Network
        abstract class Tiny {
          @Input({1, 6, 6})                                       Layer image;
          @Conv(filters = 2, kernel = 3) @Tanh                    Layer c1;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer digit;
        }
        """);
    networks.put(
        "Wrong",
        """
        @Network
        abstract class Wrong {
          @Input({1, 4, 4})                                Layer image;
          @Conv(filters = 2, kernel = 5) @Output(loss = L1) Layer c1;
        }
        """);
    networks.put(
        "WrongMethods",
        """
        interface Sized {
          int size();
        }

        abstract class Counter implements Comparable<Counter> {
          public int size() {
            return 1;
          }

          protected <T extends java.nio.file.Path> void restore(T file) {}
        }

        @Network
        abstract class WrongMethods extends Counter implements Sized {
          @Input(4) @Output(loss = L1) Layer x;

          WrongMethods() throws InterruptedException {}

          abstract float[] predict(float[] x);

          abstract int letters();

          int predict(float[] x, float[] y, int... n) {
            return 0;
          }

          final void save(java.nio.file.Path file) {}
        }
        """);
    return networks;
  }
}
