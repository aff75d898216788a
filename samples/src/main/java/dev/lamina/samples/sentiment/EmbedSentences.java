package dev.lamina.samples.sentiment;

import dev.lamina.samples.text.BestGzip;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the embedded sentences anew from the fixtures of the npm package {@code sentiment}: lines
 * of source, class and text with tabs between them. The same input gives the same bytes.
 *
 * <pre>{@code java EmbedSentences.java package/test/fixtures DIRECTORY}</pre>
 */
public final class EmbedSentences {
  private static final List<String> SOURCES = List.of("amazon", "imdb", "yelp");
  private static final int PER_SOURCE = 1000;

  /** The last entry of each file has no text and no class, and is no match. */
  private static final Pattern ENTRY =
      Pattern.compile("\\{\"text\":\"((?:[^\"\\\\]|\\\\.)+)\",\"class\":([01])}");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))");
  private static final Pattern WHITE = Pattern.compile("\\s+");

  private EmbedSentences() {}

  /** Takes the directory of the fixtures and the one to write to. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]).resolve("sentences.tsv.gz");
    try (Writer out = new OutputStreamWriter(BestGzip.create(file), StandardCharsets.UTF_8)) {
      for (String source : SOURCES) {
        String json = Files.readString(Path.of(args[0]).resolve(source + ".json"));
        int count = 0;
        for (MatchResult entry : ENTRY.matcher(json).results().toList()) {
          String text = WHITE.matcher(plain(entry.group(1))).replaceAll(" ").strip();
          out.write(source + "\t" + entry.group(2) + "\t" + text + "\n");
          count++;
        }
        if (count != PER_SOURCE) {
          throw new IOException("%s has %d sentences, not %d".formatted(source, count, PER_SOURCE));
        }
      }
    }
  }

  private static String plain(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(
            escape -> {
              String code = escape.group(1);
              return Matcher.quoteReplacement(
                  code != null
                      ? Character.toString(Integer.parseInt(code, 16))
                      : "nrtbf".contains(escape.group(2)) ? " " : escape.group(2));
            });
  }
}
