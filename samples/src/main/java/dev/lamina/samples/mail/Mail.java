package dev.lamina.samples.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The beginning of a mail's text.
 *
 * @param group where in the SpamAssassin corpus it stands, such as easy-ham-1
 */
record Mail(String group, String text) {
  /** The groups of the corpus. */
  static final List<String> GROUPS =
      List.of("easy-ham-1", "easy-ham-2", "hard-ham-1", "spam-1", "spam-2");

  private static final int CHARACTERS = 2000;
  private static final Pattern HEADERS = Pattern.compile("\\A(?:.+\n)*\n?");
  private static final Pattern PART_HEADER =
      Pattern.compile("(?im)^(?:content-[a-z-]+|mime-version):.*\n(?:[ \t]+\\S.*\n)*");

  /** 1 for spam, 0 for mail that somebody wanted. */
  int label() {
    return group.startsWith("spam") ? 1 : 0;
  }

  /** A mail without its headers, those of its parts included, from its whole source. */
  static Mail of(String group, String source) {
    String body = HEADERS.matcher(source.replace("\r\n", "\n")).replaceFirst("");
    String text = PART_HEADER.matcher(body).replaceAll("").strip();
    return new Mail(group, text.substring(0, Math.min(text.length(), CHARACTERS)));
  }

  /** All mails of the unpacked npm package, group by group. */
  static List<Mail> read(Path unpacked) throws IOException {
    List<Mail> mails = new ArrayList<>();
    for (String group : GROUPS) {
      try (Stream<Path> files = Files.list(unpacked.resolve("data").resolve(group))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
          mails.add(of(group, new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        }
      }
    }
    return mails;
  }
}
