package dev.lamina.processor.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import dev.lamina.processor.CompileTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages, reports and sources are the same wherever javac runs: numbers are Java's. */
class LocaleTest {
  private static final String NETWORK =
      """
      @Network
      abstract class Digits {
        @Input({3, 64, 64}) Layer image;
        @Conv(filters = 1250, kernel = 9, stride = 2) @LeakyRelu(slope = 0.25) Layer c1;
        @MaxPool(size = 3) Layer p1;
        @Dense(units = 10) @Output(loss = L1, weight = 0.5) Layer y;
      }
      """;

  private static final String FAULTY = NETWORK.replace("kernel = 9", "kernel = 1234");

  private final Locale usual = Locale.getDefault();

  @TempDir Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(usual);
  }

  @Test
  void theSameEverywhere() throws IOException {
    String expected = everything(Locale.ROOT);
    assertEquals(expected, everything(Locale.GERMANY));
    assertEquals(expected, everything(Locale.forLanguageTag("tr-TR")));
    assertEquals(expected, everything(Locale.forLanguageTag("ar-EG-u-nu-arab")));
  }

  private String everything(Locale locale) throws IOException {
    Locale.setDefault(locale);
    Compilation good =
        new CompileTester().with("-proc:only", "-Alamina.report=" + folder).compile(NETWORK);
    Compilation bad = new CompileTester().with("-proc:only").compile(FAULTY);
    return good.generatedSourceFile("DigitsModel").orElseThrow().getCharContent(false)
        + Files.readString(folder.resolve("Digits.plan.txt"))
        + Files.readString(folder.resolve("Digits.graph.txt"))
        + CompileTester.annotate(NETWORK, good.diagnostics())
        + CompileTester.annotate(FAULTY, bad.diagnostics());
  }
}
