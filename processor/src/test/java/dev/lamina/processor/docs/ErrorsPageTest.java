package dev.lamina.processor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.processor.CompileTester;
import dev.lamina.processor.source.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page of messages explains every id and shows real output. {@code -Dlamina.golden=rewrite}
 * writes what javac says into the page.
 */
class ErrorsPageTest {
  private static final Path PAGE = Path.of("../docs/errors.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "^```java broken ?([^\\n]*)\\n(.*?)^```\\n\\n```text\\n(.*?)^```\\n",
          Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void explainsEveryIdInOrder() throws IOException {
    List<String> explained =
        Files.readAllLines(PAGE).stream()
            .filter(l -> l.startsWith("## "))
            .map(l -> l.substring(3))
            .toList();
    assertEquals(Arrays.stream(ProblemId.values()).map(Enum::name).toList(), explained);
  }

  @Test
  void everySectionShowsItsMessage() throws IOException {
    for (String section : Files.readString(PAGE).split("(?m)^## ", -1)) {
      String id = section.lines().findFirst().orElse("");
      assertTrue(id.equals("# Messages") || section.contains("[" + id + "] "), id);
    }
  }

  @Test
  void showsRealOutput() throws IOException {
    String page = Files.readString(PAGE);
    String real = EXAMPLE.matcher(page).replaceAll(m -> quote(rewritten(m)));
    if ("rewrite".equals(System.getProperty("lamina.golden"))) {
      Files.writeString(PAGE, real);
    }
    assertEquals(real, page);
  }

  private static String quote(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private static String rewritten(MatchResult example) {
    String head = example.group().substring(0, example.start(3) - example.start());
    return head + output(example.group(1), example.group(2)) + "```\n";
  }

  private static String output(String option, String source) {
    CompileTester tester = new CompileTester();
    if (!option.isEmpty()) {
      tester.with(option);
    }
    return tester.compile(source).diagnostics().stream()
        .flatMap(d -> shown(d.toString()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  // The imports, which the page does not show, are one line of the file that javac sees.
  private static Stream<String> shown(String diagnostic) {
    var place = Pattern.compile("^/?Test\\.java:(\\d+): ").matcher(diagnostic);
    return place
        .replaceFirst(m -> "Digits.java:" + (Integer.parseInt(m.group(1)) - 1) + ": ")
        .lines();
  }
}
