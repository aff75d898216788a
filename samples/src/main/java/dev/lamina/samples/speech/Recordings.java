package dev.lamina.samples.speech;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads spoken digits from where they are. */
final class Recordings {
  /** A tenth of a second; shorter ones would have fewer steps than letters. */
  private static final int SHORTEST = Sound.RATE / 10;

  private Recordings() {}

  /** Those that come with the sample; the page beside the file says how they were made. */
  static List<Recording> embedded() throws IOException {
    List<Recording> recordings = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(
            Objects.requireNonNull(Recordings.class.getResourceAsStream("digits.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        RecordingName name = RecordingName.parse(entry.getName()).orElseThrow();
        recordings.add(recording(name, new ByteArrayInputStream(zip.readAllBytes())));
      }
    }
    return List.copyOf(recordings);
  }

  /** Those below a directory, in the order of their paths; see {@link RecordingName#parse}. */
  static List<Recording> below(Path directory) throws IOException {
    List<Recording> recordings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted().toList()) {
        String path = directory.toAbsolutePath().relativize(file.toAbsolutePath()).toString();
        Optional<RecordingName> name = RecordingName.parse(path.replace('\\', '/'));
        if (name.isPresent()) {
          recordings.add(read(file, name.get()));
        }
      }
    }
    return List.copyOf(recordings);
  }

  private static Recording read(Path file, RecordingName name) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return recording(name, in);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static Recording recording(RecordingName name, InputStream in) throws IOException {
    Sound sound = Sound.read(in).trimmed();
    if (sound.samples().length < SHORTEST) {
      throw new IOException("less than a tenth of a second of sound, which is no word");
    }
    return new Recording(name, sound);
  }
}
