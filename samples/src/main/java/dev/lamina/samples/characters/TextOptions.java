package dev.lamina.samples.characters;

import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Option that says which text a network is trained on. */
final class TextOptions {
  @Option(
      names = "--text",
      paramLabel = "FILE",
      description =
          "A text in UTF-8 (default: the New Testament in the King James Version, which comes with"
              + " the sample).")
  private @Nullable Path file;

  /** A text with its name. */
  record Text(String title, String content) {}

  /** Reads the text and refuses a file that is none. */
  Text read(CommandLine line) throws IOException {
    if (file == null) {
      return new Text("New Testament, King James Version", embedded());
    }
    try {
      String content = Files.readString(file).replace("\r\n", "\n");
      return new Text(file.toString(), content);
    } catch (CharacterCodingException e) {
      throw SampleCommand.refusal(line, file + ": this is no text in UTF-8");
    }
  }

  /** The text that comes with the sample; its page says where it is from. */
  static String embedded() throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(
                TextOptions.class.getResourceAsStream("new-testament.txt.gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
