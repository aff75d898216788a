package dev.lamina.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Graph, plan and model of three networks, compared with files that people have read. {@code
 * -Dlamina.golden=rewrite} writes the files anew; docs/ARCHITECTURE.md has the whole command.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private static final String HINT =
      " is not the golden file; if that is meant: docs/ARCHITECTURE.md, Golden files";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"LeNet, vector", "Joined, vector", "Tiny, scalar"})
  void theTextsAreAsTheyWere(String network, String simd) throws IOException {
    var javac = new Generation(ToolProvider.getSystemJavaCompiler(), simd, folder);
    assertEquals(List.of(), javac.compile(List.of(network)));
    var written = javac.written();
    assertEquals(3, written.size());
    for (var file : written.entrySet()) {
      Path golden = GOLDEN.resolve(goldenName(file.getKey()));
      if (System.getProperty("lamina.golden", "").equals("rewrite")) {
        Files.createDirectories(GOLDEN);
        Files.writeString(golden, file.getValue());
      }
      assertEquals(Files.readString(golden), file.getValue(), file.getKey() + HINT);
    }
  }

  @Test
  void noFileIsLeftOver() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (String network : List.of("LeNet", "Joined", "Tiny")) {
      expected.add(network + ".graph.txt");
      expected.add(network + ".plan.txt");
      expected.add(goldenName(network + "Model.java"));
    }
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertEquals(expected, new TreeSet<>(files.map(f -> f.getFileName().toString()).toList()));
    }
  }

  // Sources under another name, so that nothing formats or compiles them.
  private static String goldenName(String name) {
    return name.endsWith(".java") ? name + ".txt" : name;
  }
}
