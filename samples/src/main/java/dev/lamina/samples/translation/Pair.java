package dev.lamina.samples.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A sentence in two languages.
 *
 * @param source what is translated
 * @param target its translation
 */
record Pair(String source, String target) {
  private static final String EMBEDDED = "pairs.tsv.gz";

  /** Names of emoji in English and French; LICENSE beside them. */
  static List<Pair> embedded() throws IOException {
    try (InputStream packed = Objects.requireNonNull(Pair.class.getResourceAsStream(EMBEDDED));
        InputStream in = new GZIPInputStream(packed)) {
      return read(EMBEDDED, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    }
  }

  /** Reads a file of a pair in each line, with a tab between its halves. */
  static List<Pair> read(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      return read(file.toString(), in);
    }
  }

  private static List<Pair> read(String name, BufferedReader in) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] halves = line.split("\t", -1);
      if (halves.length != 2 || halves[0].isBlank() || halves[1].isBlank()) {
        throw new IOException(
            "%s: line %d must be two sentences with a tab between them, not: %s"
                .formatted(name, pairs.size() + 1, line));
      }
      pairs.add(new Pair(halves[0], halves[1]));
    }
    return pairs;
  }
}
