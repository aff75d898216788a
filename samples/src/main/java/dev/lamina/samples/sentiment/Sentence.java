package dev.lamina.samples.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A sentence of a review.
 *
 * @param source amazon, imdb or yelp
 * @param mood 0 for a complaint, 1 for praise
 */
record Sentence(String source, int mood, String text) {
  /** The sentences that come with the sample, each once; its page says where they are from. */
  static List<Sentence> embedded() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(Sentence.class.getResourceAsStream("sentences.tsv.gz"))),
                StandardCharsets.UTF_8))) {
      // Else a sentence that occurs twice could be trained and tested.
      Map<String, Sentence> distinct = new LinkedHashMap<>();
      in.lines().map(Sentence::parse).forEach(s -> distinct.putIfAbsent(s.text(), s));
      return List.copyOf(distinct.values());
    }
  }

  private static Sentence parse(String line) {
    List<String> columns = Arrays.asList(line.split("\t", -1));
    return new Sentence(columns.get(0), Integer.parseInt(columns.get(1)), columns.get(2));
  }
}
