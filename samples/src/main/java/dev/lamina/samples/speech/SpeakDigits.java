package dev.lamina.samples.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the embedded recordings anew: lets espeak-ng say the ten words in many voices, with
 * accents, speeds and pitches in turn. The same version of espeak-ng gives the same recordings.
 *
 * <pre>{@code java SpeakDigits.java digits.zip}</pre>
 *
 * <p>Unpacked, they are a directory for {@code --data}.
 */
final class SpeakDigits {
  /** Voices to train on, variants of espeak-ng. */
  private static final List<String> TRAIN =
      List.of(
          "m1",
          "m2",
          "m3",
          "m5",
          "m7",
          "f1",
          "f2",
          "f4",
          "adam",
          "Alex",
          "Alicia",
          "Andy",
          "Annie",
          "antonio",
          "belinda",
          "benjamin",
          "caleb",
          "david",
          "ed",
          "Gene",
          "Jacky",
          "john",
          "Lee",
          "linda",
          "max",
          "Michael",
          "paul",
          "steph");

  /** Voices to test with. */
  private static final List<String> TEST =
      List.of("m4", "m6", "m8", "f3", "f5", "Andrea", "quincy", "travis");

  private static final List<String> ACCENTS =
      List.of("en-us", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-029", "en-gb-x-gbclan");

  private static final int RENDITIONS = 2;

  private final ZipOutputStream zip;
  private final Path wav;

  private SpeakDigits(ZipOutputStream zip, Path wav) {
    this.zip = zip;
    this.wav = wav;
  }

  /** Takes the file to write. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path wav = Files.createTempFile("digit", ".wav");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      SpeakDigits digits = new SpeakDigits(zip, wav);
      digits.speak("train", TRAIN);
      digits.speak("test", TEST);
    } finally {
      Files.delete(wav);
    }
  }

  private void speak(String part, List<String> voices) throws IOException, InterruptedException {
    for (int v = 0; v < voices.size(); v++) {
      for (int r = 0; r < RENDITIONS; r++) {
        String accent = ACCENTS.get((RENDITIONS * v + r) % ACCENTS.size());
        int speed = 160 + 20 * ((7 * v + 3 * r) % 5);
        int pitch = 30 + 10 * ((v + 2 * r) % 5);
        for (String word : Digits.WORDS) {
          Sound sound = say(word, accent + "+" + voices.get(v), speed, pitch);
          write("%s/%s/%s_%d.wav".formatted(part, word, voices.get(v), r + 1), sound);
        }
      }
    }
  }

  private Sound say(String word, String voice, int speed, int pitch)
      throws IOException, InterruptedException {
    List<String> command =
        List.of("espeak-ng", "-v", voice, "-s", "" + speed, "-p", "" + pitch, "-w", "" + wav, word);
    int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException(command + " has ended with " + exitCode);
    }
    try (InputStream in = Files.newInputStream(wav)) {
      return Sound.read(in).trimmed();
    }
  }

  private void write(String name, Sound sound) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(sound.wav());
    zip.closeEntry();
  }
}
