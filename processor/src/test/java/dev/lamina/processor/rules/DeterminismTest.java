package dev.lamina.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same networks give the same bytes, whatever else is compiled with them, where and when. */
class DeterminismTest {
  @TempDir Path first;
  @TempDir Path second;
  @TempDir Path third;

  @Test
  void theSameBytesEveryTimeAndInAnyOrder() throws IOException {
    SequencedMap<String, String> written = generate(first, List.of("LeNet", "Joined", "Tiny"));
    assertEquals(9, written.size(), () -> written.keySet().toString());
    assertEquals(written, generate(second, List.of("LeNet", "Joined", "Tiny")));
    assertEquals(written, generate(third, List.of("Tiny", "Joined", "LeNet")));
  }

  @Test
  void noPathAndNoDate() throws IOException {
    generate(first, List.of("LeNet", "Joined", "Tiny"))
        .forEach(
            (name, text) -> {
              assertFalse(text.contains(first.toString()), name);
              assertFalse(text.contains("202"), name + " names a year");
            });
  }

  private static SequencedMap<String, String> generate(Path folder, List<String> names)
      throws IOException {
    Generation javac = new Generation(ToolProvider.getSystemJavaCompiler(), "vector", folder);
    assertEquals(List.of(), javac.compile(names));
    return javac.written();
  }
}
