package dev.lamina.processor.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.processor.source.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every id is expected by some test of this package, with its whole text. */
class EveryIdTest {
  @Test
  void everyIdHasATest() throws IOException {
    String tests = tests();
    List<String> forgotten =
        Arrays.stream(ProblemId.values())
            .map(Enum::name)
            .filter(id -> !tests.contains("[" + id + "] "))
            .toList();
    assertEquals(List.of(), forgotten);
  }

  private static String tests() throws IOException {
    Path folder = Path.of("src/test/java/dev/lamina/processor/messages");
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(EveryIdTest::text).collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException thrown) {
      throw new java.io.UncheckedIOException(thrown);
    }
  }
}
