package dev.lamina.processor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.processor.NetworkProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The classics of the samples have the sizes that their papers and PyTorch's networks have, and the
 * page of networks shows them as they are. {@code -Dlamina.golden=rewrite} draws them anew.
 */
class NetworksPageTest {
  private static final Path PAGE = Path.of("../docs/networks.md");
  private static final Path SOURCES =
      Path.of("../samples/src/main/java/dev/lamina/samples/networks");
  private static final Pattern TOTAL =
      Pattern.compile("<td>total<td><td>([\\d,]+)<td>([\\d,]+)<td>");
  private static final Pattern DIAGRAM =
      Pattern.compile("^```mermaid\\n%% (\\w+)\\n(.*?)^```\\n", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\w+) \\|(.*)\\|$");

  @TempDir static Path folder;

  private static final Map<String, long[]> SIZES = new TreeMap<>();

  @BeforeAll
  static void process() throws IOException {
    var javac = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = javac.getStandardFileManager(diagnostics, Locale.ROOT, null);
        Stream<Path> sources = Files.list(SOURCES)) {
      List<Path> networks = sources.filter(p -> !p.endsWith("package-info.java")).toList();
      List<String> options =
          List.of("-proc:only", "-s", folder.toString(), "-Alamina.report=" + folder);
      var task =
          javac.getTask(
              null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(networks));
      task.setProcessors(List.of(new NetworkProcessor()));
      task.call();
    }
    assertEquals(
        List.of(),
        diagnostics.getDiagnostics().stream()
            .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
            .toList());
    try (Stream<Path> models =
        Files.walk(folder).filter(p -> p.toString().endsWith("Model.java"))) {
      for (Path model : models.toList()) {
        SIZES.put(model.getFileName().toString().replace("Model.java", ""), sizes(model));
      }
    }
  }

  private static long[] sizes(Path model) throws IOException {
    Matcher total = TOTAL.matcher(Files.readString(model));
    total.find();
    return new long[] {number(total.group(1)), number(total.group(2))};
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "AlexNet, 60965224",
    "AlexNetOneTower, 61100840",
    "GoogLeNet, 13378280",
    "Vgg16, 138357544",
    "ResNet18, 11689512",
    "ResNet34, 21797672",
    "ResNet50, 25557032",
    "ResNet101, 44549160",
    "ResNet152, 60192808",
    "ResNet20, 269722",
    "ResNet56, 853018",
    "MobileNet, 4231976",
    "LeNet5AsPublished, 61706"
  })
  void parametersAreThoseThatWerePublished(String network, long parameters) {
    assertEquals(parameters, SIZES.get(network)[0]);
  }

  @ParameterizedTest
  @CsvSource({"ResNet50, 4.09", "ResNet18, 1.81"})
  void multiplyAddsAreThoseThatWerePublished(String network, String billions) {
    assertEquals(billions, String.format(Locale.ROOT, "%.2f", SIZES.get(network)[1] / 1e9));
  }

  /** Without the auxiliary heads, which a prediction does not need. */
  @Test
  void googLeNetPredictsWithFewerParameters() throws IOException {
    String graph =
        Files.readString(folder.resolve("dev.lamina.samples.networks.GoogLeNet.graph.txt"));
    long auxiliary = 0;
    for (Matcher m = Pattern.compile("auxiliary\\S+\\[([\\d, ]+)]").matcher(graph); m.find(); ) {
      auxiliary +=
          Stream.of(m.group(1).split(", ")).mapToLong(Long::parseLong).reduce(1, (a, b) -> a * b);
    }
    assertEquals(6_998_552, SIZES.get("GoogLeNet")[0] - auxiliary);
  }

  @Test
  void thePageShowsThem() throws IOException {
    String page = Files.readString(PAGE);
    String real = DIAGRAM.matcher(page).replaceAll(m -> Matcher.quoteReplacement(diagram(m)));
    real = ROW.matcher(real).replaceAll(m -> Matcher.quoteReplacement(row(m)));
    if ("rewrite".equals(System.getProperty("lamina.golden"))) {
      Files.writeString(PAGE, real);
    }
    assertEquals(real, page);
    assertEquals(
        SIZES.keySet(),
        new TreeSet<>(
            ROW.matcher(page).results().map(m -> m.group(1)).filter(SIZES::containsKey).toList()));
  }

  private static String diagram(MatchResult found) {
    String name = found.group(1);
    try {
      String drawn =
          Files.readString(folder.resolve("dev.lamina.samples.networks." + name + ".mmd"));
      return "```mermaid\n%% " + name + "\n" + drawn + "```\n";
    } catch (IOException thrown) {
      throw new java.io.UncheckedIOException(thrown);
    }
  }

  private static String row(MatchResult found) {
    long[] sizes = SIZES.get(found.group(1));
    return sizes == null
        ? found.group()
        : String.format(Locale.ROOT, "| %s | %,d | %,d |", found.group(1), sizes[0], sizes[1]);
  }
}
