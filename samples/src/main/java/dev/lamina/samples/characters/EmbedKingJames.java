package dev.lamina.samples.characters;

import dev.lamina.samples.text.BestGzip;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the embedded text anew from what Debian's {@code bible} prints: a verse in each line,
 * without its reference. The same input gives the same bytes.
 *
 * <pre>{@code bible -f -l 100000 Mat1:1-Rev22:21 | java EmbedKingJames.java DIRECTORY}</pre>
 */
public final class EmbedKingJames {
  private static final Pattern VERSE = Pattern.compile("\\w+:\\d+ (.+)");
  private static final int VERSES = 7957;

  private EmbedKingJames() {}

  /** Takes the directory to write to; reads the verses from the standard input. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]).resolve("new-testament.txt.gz");
    int verses = 0;
    try (BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        Writer out = new OutputStreamWriter(BestGzip.create(file), StandardCharsets.US_ASCII)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher verse = VERSE.matcher(line);
        if (!verse.matches()) {
          throw new IOException("no verse: " + line);
        }
        out.write(verse.group(1) + "\n");
        verses++;
      }
    }
    if (verses != VERSES) {
      throw new IOException("%d verses, not %d".formatted(verses, VERSES));
    }
  }
}
