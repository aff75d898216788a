package dev.lamina.samples.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordingsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "train/seven/m1_2.wav, false, 7, m1",
    "test/seven/m1_2.wav, true, 7, m1",
    "zero/004ae714_nohash_0.wav, false, 0, 004ae714",
    "recordings/3_jackson_12.wav, false, 3, jackson",
    "en_US_f_Allison/digits/9.wav, false, 9, digits",
    "nine.wav, false, 9, ''"
  })
  void namesSayWhatAndWho(String path, boolean test, int digit, String speaker) {
    assertEquals(Optional.of(new RecordingName(test, digit, speaker)), RecordingName.parse(path));
  }

  @ParameterizedTest
  @CsvSource({"digits/hundred.wav", "digits/10.wav", "seven/README.md", "bed/ann_1.wav"})
  void otherFilesAreNotRead(String path) {
    assertEquals(Optional.empty(), RecordingName.parse(path));
  }

  @Test
  void embeddedVoicesSayEachWordTwiceAndAreEitherForTrainingOrForTheTest() throws IOException {
    SpeechSet set = SpeechSet.of(Recordings.embedded());
    assertEquals(560, set.train().size());
    assertEquals(160, set.test().size());
    assertEquals(28, SpeechSet.speakers(set.train()));
    assertEquals(8, SpeechSet.speakers(set.test()));
    for (int digit = 0; digit < 10; digit++) {
      int number = digit;
      assertEquals(56, set.train().stream().filter(r -> r.name().digit() == number).count());
      assertEquals(16, set.test().stream().filter(r -> r.name().digit() == number).count());
    }
    assertTrue(speakers(set.train()).stream().noneMatch(speakers(set.test())::contains));
  }

  @Test
  void theEmbeddedFileIsTheOneOfItsPage() throws IOException, NoSuchAlgorithmException {
    try (InputStream zip = Recordings.class.getResourceAsStream("digits.zip");
        InputStream page = Recordings.class.getResourceAsStream("README.md")) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(zip.readAllBytes());
      String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(text.contains("`" + HexFormat.of().formatHex(digest) + "`"), "SHA-256");
    }
  }

  @Test
  void withoutFoldersForTheTestEveryFifthSpeakerIsForIt() throws IOException {
    byte[] tone = new Sound(Sine.samples(440, 0.5, Sound.RATE, 900)).wav();
    for (String speaker : List.of("a", "b", "c", "d", "e", "f")) {
      Files.write(directory.resolve("1_" + speaker + "_0.wav"), tone);
      Files.write(directory.resolve("2_" + speaker + "_0.wav"), tone);
    }
    Files.write(directory.resolve("hundred.wav"), tone);
    SpeechSet set = SpeechSet.of(Recordings.below(directory));
    assertEquals(Set.of("a", "b", "c", "d", "f"), speakers(set.train()));
    assertEquals(Set.of("e"), speakers(set.test()));
    assertEquals(2, set.test().size());
  }

  private static Set<String> speakers(List<Recording> recordings) {
    return recordings.stream().map(r -> r.name().speaker()).collect(Collectors.toSet());
  }

  @Test
  void aFileWithoutAWordIsRefusedByItsName() throws IOException {
    Path file = directory.resolve("1_a_0.wav");
    Files.write(file, new Sound(Sine.samples(440, 0.5, Sound.RATE, 400)).wav());
    IOException error = assertThrows(IOException.class, () -> Recordings.below(directory));
    assertEquals(
        file + ": less than a tenth of a second of sound, which is no word", error.getMessage());
  }

  @Test
  void oneSpeakerIsNotEnough() {
    Sound tone = new Sound(Sine.samples(440, 0.5, Sound.RATE, 900));
    Recording only = new Recording(new RecordingName(false, 1, "a"), tone);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> SpeechSet.of(List.of(only)));
    assertTrue(error.getMessage().startsWith("found 1 recordings of 1 speakers"));
  }
}
