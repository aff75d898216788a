package dev.lamina.samples.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainTranslationTest {
  private static final Pattern FIGURES =
      Pattern.compile("held out, all: greedy ([0-9.]+), beam ([0-9.]+)");
  private static final String[] ENGLISH = {"red", "blue", "green", "big", "small", "old"};
  private static final String[] FRENCH = {"rouge", "bleu", "vert", "grand", "petit", "vieux"};

  @TempDir private Path directory;

  /** Words in the opposite order: what comes next depends on the source and on the place in it. */
  @Test
  void attentionTranslatesSentencesThatItHasNotSeen() throws IOException {
    Random random = new Random(1);
    Set<String> lines = new HashSet<>();
    while (lines.size() < 500) {
      List<String> source = new ArrayList<>();
      List<String> target = new ArrayList<>();
      for (int i = random.nextInt(3, 6); i > 0; i--) {
        int word = random.nextInt(ENGLISH.length);
        source.addLast(ENGLISH[word]);
        target.addFirst(FRENCH[word]);
      }
      lines.add(String.join(" ", source) + "\t" + String.join(" ", target));
    }
    Path pairs = Files.write(directory.resolve("pairs.tsv"), lines.stream().sorted().toList());
    String console = run(0, "--pairs=" + pairs, "--network=attention", "--epochs=12", "--batch=16");
    MatchResult found = FIGURES.matcher(console).results().findFirst().orElseThrow();
    assertTrue(Double.parseDouble(found.group(1)) >= 80, console);
    assertTrue(Double.parseDouble(found.group(2)) >= 80, console);
    AttentiveTranslatorModel.load(directory.resolve("attention.safetensors"));
  }

  @Test
  void embeddedPairsAreNamesInBothLanguages() throws IOException {
    List<Pair> pairs = Pair.embedded();
    assertEquals(4342, pairs.size());
    assertTrue(pairs.contains(new Pair("red heart", "cœur rouge")), "a name");
    assertTrue(pairs.contains(new Pair("flag: Cambodia", "drapeau : Cambodge")), "a flag");
  }

  @Test
  void testsNothingThatItHasTrained() throws IOException {
    PairData data = PairData.of(Pair.embedded(), 42);
    Set<String> trained = new HashSet<>(data.train().stream().map(Pair::source).toList());
    assertTrue(data.test().stream().noneMatch(pair -> trained.contains(pair.source())), "held out");
    assertTrue(data.test().size() > 400, "size");
    assertTrue(data.test().stream().anyMatch(pair -> !data.knows(pair)), "unknown words");
  }

  @Test
  void namesTheLineThatIsNoPair() throws IOException {
    Path pairs = Files.writeString(directory.resolve("bad.tsv"), "a\tb\nno tab\n");
    assertEquals(
        pairs + ": line 2 must be two sentences with a tab between them, not: no tab",
        run(2, "--pairs=" + pairs));
    Path few = Files.writeString(directory.resolve("few.tsv"), "a\tb\n");
    assertEquals("--pairs must have at least 20 pairs, not 1", run(2, "--pairs=" + few));
  }

  private String run(int expected, String... options) {
    StringWriter console = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainTranslation())
            .setOut(new PrintWriter(console))
            .setErr(new PrintWriter(errors))
            .execute(append(options, "--out=" + directory));
    assertEquals(expected, exitCode, errors.toString());
    return exitCode == 0 ? console.toString() : errors.toString().strip();
  }

  private static String[] append(String[] options, String last) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add(last);
    return all.toArray(String[]::new);
  }
}
