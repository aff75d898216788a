package dev.lamina.runtime.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyFileTest {
  private static final String HEADER =
      "lamina-vocabulary version=1 tokens=2 tokenizer=characters special=\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("v.txt"), text);
  }

  private String faultOf(Path file) {
    String message =
        assertThrows(VocabularyException.class, () -> Vocabulary.load(file)).getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring(file.toString().length() + 2);
  }

  @Test
  void aFileIsTextThatPeopleCanRead() throws IOException {
    Path file = folder.resolve("v.txt");
    Vocabulary.words(Tokenizer.words().lowerCase())
        .special(Special.UNKNOWN, Special.PADDING)
        .add("The rain, the \u0434\u043e\u0436\u0434\u044c")
        .build()
        .save(file);
    assertEquals(
        """
        lamina-vocabulary version=1 tokens=6 tokenizer=words,lower-case special=padding,unknown
        <pad>
        <unk>
        the
        ,
        rain
        \u0434\u043e\u0436\u0434\u044c
        """,
        Files.readString(file));
    Vocabulary again = Vocabulary.load(file);
    assertArrayEquals(new int[] {4, 1, 3}, again.encode("RAIN falls,"));
    assertEquals(0, again.id(Special.PADDING));
    assertEquals(Tokenizer.words().lowerCase(), again.tokenizer());
  }

  /** White space, controls, a backslash, half of an emoji and a whole one, the mark of UTF-8. */
  @Test
  void anyCharacterSurvives() throws IOException {
    String text = " \n\r\t\u0000\u0085\u00a0\u2028\ufeff\\\ud83dx\ud83d\ude00\u00e9n";
    Path file = folder.resolve("v.txt");
    Vocabulary vocabulary = Vocabulary.characters(text);
    vocabulary.save(file);
    Vocabulary again = Vocabulary.load(file);
    assertEquals(vocabulary.tokens(), again.tokens());
    assertEquals(text, again.decode(vocabulary.encode(text)));
    assertTrue(Files.readString(file).contains("\n\\ud83d\n"));
  }

  @Test
  void lineEndsOfWindowsAreFine() throws IOException {
    Path file = file((HEADER + "a\n\\r\n").replace("\n", "\r\n"));
    assertEquals(List.of("a", "\r"), Vocabulary.load(file).tokens());
  }

  @Test
  void aTokenizerOfOnesOwnIsGivenAgain() throws IOException {
    Path file = folder.resolve("v.txt");
    Tokenizer bySemicolon = text -> List.of(text.split(";"));
    Vocabulary.words(bySemicolon).add("a b;c").build().save(file);
    assertEquals(
        "line 1: the tokenizer was of the user's own; give it again: load(file, tokenizer)",
        faultOf(file));
    assertArrayEquals(new int[] {1, 0}, Vocabulary.load(file, bySemicolon).encode("c;a b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version=1      | version=2       | line 1: expected version 1, found version 2",
        "tokens=2       | tokens=3        | line 3: expected 3 tokens, each with the end of a line,"
            + " found the end of the file after 2: it was cut off",
        "tokens=2       | tokens=1        | line 3: expected the end after 1 tokens, found \"b\"",
        "characters     | letters         | line 1: expected the tokenizer characters, spaces or"
            + " words, perhaps with ,lower-case, found \"letters\"",
        "special=       | special=unknown,padding | line 1: expected"
            + " special=padding,unknown,start,end or some of them, found \"unknown,padding\"",
        "special=       | special=padding,unknown,end | line 1: expected as many tokens as there"
            + " are special ones, found 2",
        "b              | a               | line 3: expected a new token, found \"a\", which line 2"
            + " has",
        "b              | \\q             | line 3: expected one of \\\\ \\s \\n"
            + " \\r"
            + " \\t \\uXXXX, found \\q",
        "b              | x\\u12          | line 3: expected one of \\\\ \\s \\n"
            + " \\r"
            + " \\t \\uXXXX, found \\u",
        "b              | x\\             | line 3: expected one of \\\\ \\s \\n"
            + " \\r"
            + " \\t \\uXXXX, found \\",
      })
  void damageIsSaidWithItsLine(String part, String damaged, String fault) throws IOException {
    String sound = HEADER + "a\nb\n";
    int at = sound.lastIndexOf(part);
    String text = sound.substring(0, at) + damaged + sound.substring(at + part.length());
    assertEquals(fault, faultOf(file(text)));
  }

  @Test
  void whatIsNoVocabularyIsSaid() throws IOException {
    String form =
        "line 1: expected \"lamina-vocabulary version=1 tokens=NUMBER tokenizer=NAME"
            + " special=NAMES\", found ";
    assertEquals(form + "\"\"", faultOf(file("")));
    assertEquals(form + "\"hello? world\"", faultOf(file("hello\u0007 world\n")));
    assertEquals(
        "line 2: expected a token, found an empty line (a space is written \\s)",
        faultOf(file(HEADER + "\na\n")));
    assertEquals("there is no such file", faultOf(folder.resolve("none")));
    assertEquals("this is a folder, no file of a vocabulary", faultOf(folder));
    Path bytes = file(HEADER + "a\nb\n");
    byte[] damaged = Files.readString(bytes).getBytes(StandardCharsets.UTF_8);
    damaged[damaged.length - 2] = (byte) 0xff;
    Files.write(bytes, damaged);
    assertEquals("line 3: expected UTF-8, found the byte 0xff", faultOf(bytes));
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    Path file = folder.resolve("v.txt");
    Vocabulary vocabulary = Vocabulary.characters("a\u0436\ud83d\ude00 \n");
    vocabulary.save(file);
    byte[] sound = Files.readAllBytes(file);
    for (int length = 0; length < sound.length; length++) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertTrue(faultOf(file).startsWith("line "));
    }
  }

  @Test
  void placesThatCannotBeWrittenAreNamed() {
    Vocabulary vocabulary = Vocabulary.characters("a");
    Path nowhere = folder.resolve("missing/v.txt");
    assertTrue(
        assertThrows(VocabularyException.class, () -> vocabulary.save(nowhere))
            .getMessage()
            .endsWith("missing does not exist"));
    assertTrue(
        assertThrows(VocabularyException.class, () -> vocabulary.save(folder))
            .getMessage()
            .endsWith("this is a folder, no place for a file"));
  }
}
