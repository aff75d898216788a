package dev.lamina.samples.translation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the embedded pairs anew from the npm packages {@code cldr-annotations-full} and {@code
 * cldr-annotations-derived-full}: the short names of characters in English and French, with a tab
 * between them. The same input gives the same bytes.
 *
 * <pre>{@code java EmbedPairs.java package/annotations package/annotationsDerived DIRECTORY}</pre>
 */
public final class EmbedPairs {
  private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final String LIST = "\\[(?:\\s*" + STRING + ",?)*\\s*]";
  private static final Pattern ENTRY =
      Pattern.compile(
          STRING + ": \\{\\s*(?:\"default\": " + LIST + ",\\s*)?\"tts\": \\[\\s*" + STRING);
  private static final int KEY = 1;
  private static final int NAME = 3;
  private static final Pattern WHITE = Pattern.compile("\\p{IsWhite_Space}+");

  private EmbedPairs() {}

  /** Takes two directories with one of each language, and the one to write to. */
  public static void main(String[] args) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new BestGzip(Files.newOutputStream(Path.of(args[2], "pairs.tsv.gz"))),
            StandardCharsets.UTF_8)) {
      for (String directory : new String[] {args[0], args[1]}) {
        Map<String, String> french = names(Path.of(directory, "fr", "annotations.json"));
        for (var name : names(Path.of(directory, "en", "annotations.json")).entrySet()) {
          String translation = french.get(name.getKey());
          if (translation != null) {
            out.write(name.getValue() + "\t" + translation + "\n");
          }
        }
      }
    }
  }

  private static Map<String, String> names(Path file) throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    for (MatchResult entry : ENTRY.matcher(Files.readString(file)).results().toList()) {
      if (entry.group(NAME).contains("\\")) {
        throw new IOException(file + ": a name with an escape: " + entry.group(NAME));
      }
      names.put(entry.group(KEY), WHITE.matcher(entry.group(NAME)).replaceAll(" "));
    }
    return names;
  }

  /** Java's gzip writes neither the time nor the file's name; the level is all one can choose. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out, 65536);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
