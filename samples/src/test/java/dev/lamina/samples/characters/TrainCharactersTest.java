package dev.lamina.samples.characters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainCharactersTest {
  private static final Pattern VALIDATION = Pattern.compile("validation: ([0-9.]+) bits");

  @TempDir private Path directory;

  private final StringWriter console = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... args) {
    return SampleCommand.of(new TrainCharacters())
        .setOut(new PrintWriter(console))
        .setErr(new PrintWriter(errors))
        .execute(args);
  }

  /** Guessed by how often they occur, characters take 4.4 bits; by the one before, 3.3. */
  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru"})
  void learnsToReadAndWrite(String cell) throws IOException {
    Path text = directory.resolve("verses.txt");
    Files.writeString(text, TextOptions.embedded().substring(0, 24_000));
    Path out = directory.resolve("out");
    int exitCode =
        run(
            "--cell=" + cell,
            "--text=" + text,
            "--out=" + out,
            "--epochs=3",
            "--batch=8",
            "--steps=32",
            "--length=40");
    assertEquals(0, exitCode, errors.toString());
    Matcher bits = VALIDATION.matcher(console.toString());
    assertTrue(bits.find(), console.toString());
    assertTrue(Double.parseDouble(bits.group(1)) < 2.8, console.toString());
    assertEquals(3, written().size(), console.toString());
    assertNotEquals(written().get(0), written().get(2), "the temperature makes a difference");
    Vocabulary characters = Vocabulary.load(out.resolve("characters.txt"));
    assertEquals(6, characters.encode("Christ").length);
    assertTrue(Files.size(out.resolve("characters.safetensors")) > 1_000_000, "weights");
  }

  /** What follows the prompt, which is "And he said ", at each temperature. */
  private List<String> written() {
    return console.toString().lines().filter(line -> line.startsWith("And he said ")).toList();
  }

  @Test
  void theTextThatComesWithItIsWhole() throws IOException {
    String text = TextOptions.embedded();
    assertEquals(7957, text.lines().count());
    assertTrue(text.startsWith("The book of the generation of Jesus Christ,"));
    assertTrue(text.endsWith("The grace of our Lord Jesus Christ be with you all. Amen.\n"));
  }

  @Test
  void charactersWithoutPlaceBecomeTheUnknownOne() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(Character.toString(0x4e00 + i)).append(" and ");
    }
    CharacterData data = CharacterData.of(text.toString(), 1, 8);
    assertEquals(CharacterLstm.CHARACTERS, data.vocabulary().size());
    assertEquals("<unk>", data.vocabulary().decode(data.vocabulary().encode("\u4eff")));
    assertEquals("a", data.vocabulary().decode(data.vocabulary().encode("a")));
  }

  @Test
  void refusesATextThatIsTooShort() throws IOException {
    Path text = directory.resolve("short.txt");
    Files.writeString(text, "hello");
    assertEquals(2, run("--text=" + text));
    assertEquals(
        text + ": 32 streams of pieces of 64 steps take 2049 ids, but there are 5",
        errors.toString().strip());
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Path file = directory.resolve("noise.bin");
    Files.write(file, "caf\u00e9".repeat(5000).getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(2, run("--text=" + file));
    assertEquals(file + ": this is no text in UTF-8", errors.toString().strip());
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = directory.resolve("nothing.txt");
    assertEquals(2, run("--text=" + file));
    assertEquals(file + ": there is no such file or directory", errors.toString().strip());
  }
}
