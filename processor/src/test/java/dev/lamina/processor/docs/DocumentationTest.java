package dev.lamina.processor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show is true: Java compiles, messages and generated code are real. */
class DocumentationTest {
  @TempDir Path out;

  static List<Path> documents() throws IOException {
    return Markdown.documents();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void javaCompiles(Path document) throws IOException {
    List<Markdown.Block> blocks = Markdown.read(document).of("java", "");
    assertEquals(List.of(), new SnippetCompiler(out).compile(blocks));
  }

  @Test
  void theReadmeShowsARealMessage() throws IOException {
    Markdown readme = Markdown.read(Markdown.documents().getFirst());
    List<String> messages = new SnippetCompiler(out).compile(readme.of("java", "broken"));
    String shown = readme.of("text", "").getLast().text();
    assertEquals(1, messages.size(), messages::toString);
    assertEquals(lines(messages.getFirst()), withoutSourceLine(shown), shown);
  }

  @Test
  void theArchitectureShowsRealGraphPlanAndCode() throws IOException {
    Path document = Path.of("../docs/ARCHITECTURE.md");
    Markdown architecture = Markdown.read(document);
    SnippetCompiler compiler = new SnippetCompiler(out);
    compiler.compile(architecture.of("java", ""));
    String graph = Files.readString(out.resolve("Tiny.graph.txt"));
    String plan = Files.readString(out.resolve("Tiny.plan.txt"));
    assertEquals(graph.strip(), architecture.of("text", "graph").getFirst().text().strip());
    assertShown(architecture.of("text", "plan").getFirst().text(), plan);
    assertShown(architecture.of("java", "generated").getFirst().text(), compiler.generated("Tiny"));
  }

  // Each line of the excerpt occurs in the whole, in order; an ellipsis stands for anything.
  private static void assertShown(String excerpt, String whole) {
    int from = 0;
    for (String line : lines(excerpt)) {
      for (String part : line.split("\\.\\.\\.", -1)) {
        int at = whole.indexOf(part.strip(), from);
        assertTrue(at >= 0, () -> "not in the real text: " + part);
        from = at;
      }
    }
  }

  // javac puts the source line and the caret behind the first line of a message.
  private static List<String> withoutSourceLine(String shown) {
    List<String> lines = new java.util.ArrayList<>(lines(shown));
    lines.subList(1, 3).clear();
    lines.set(0, lines.getFirst().replaceFirst("^.*? error: ", ""));
    return lines;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }
}
