package dev.lamina.samples.cifar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Logits of pictures as a table of text: a line of headings, then for each picture its name, the
 * number of its class, that of the largest logit, and the logits, with tabs between.
 */
final class LogitTable {
  private static final int BEFORE_LOGITS = 3;

  private final int classes;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private record Row(int label, float... logits) {
    int predicted() {
      return IntStream.range(0, logits.length)
          .reduce(0, (best, c) -> logits[c] > logits[best] ? c : best);
    }
  }

  /** An empty table for so many classes. */
  LogitTable(int classes) {
    this.classes = classes;
  }

  /** Reads a table; the first line is passed over. */
  static LogitTable read(Path file, int classes) throws IOException {
    LogitTable table = new LogitTable(classes);
    List<String> lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      if (cells.length != BEFORE_LOGITS + classes) {
        throw new IOException(
            "%s, line %d: expected a picture, its class, the predicted class and %d logits, with tabs between, but there are %d columns"
                .formatted(file, i + 1, classes, cells.length));
      }
      table.add(cells, file, i + 1);
    }
    return table;
  }

  private void add(String[] cells, Path file, int line) throws IOException {
    try {
      float[] logits = new float[classes];
      for (int c = 0; c < classes; c++) {
        logits[c] = Float.parseFloat(cells[BEFORE_LOGITS + c]);
      }
      add(cells[0], Integer.parseInt(cells[1]), logits);
    } catch (NumberFormatException e) {
      throw new IOException(
          "%s, line %d: this is no number: %s".formatted(file, line, e.getMessage()), e);
    }
  }

  /** Adds a picture. */
  void add(String picture, int label, float... logits) {
    rows.put(picture, new Row(label, logits));
  }

  /** Names of the pictures in order. */
  List<String> pictures() {
    return List.copyOf(rows.keySet());
  }

  /** Share of the pictures whose largest logit is that of their class. */
  double accuracy() {
    return rows.values().stream()
        .mapToInt(row -> row.predicted() == row.label() ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** The largest absolute difference of a logit from that of a table with the same pictures. */
  double distance(LogitTable other) {
    double largest = 0;
    for (String picture : rows.keySet()) {
      float[] ours = rows.get(picture).logits();
      float[] theirs = other.rows.get(picture).logits();
      for (int c = 0; c < classes; c++) {
        largest = Math.max(largest, Math.abs((double) ours[c] - theirs[c]));
      }
    }
    return largest;
  }

  /** The largest absolute logit. */
  double size() {
    return rows.values().stream()
        .flatMapToDouble(row -> IntStream.range(0, classes).mapToDouble(c -> row.logits()[c]))
        .map(Math::abs)
        .max()
        .orElse(0);
  }

  /** The lines of the table. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("image\tlabel\tpredicted\tlogits"));
    rows.forEach((picture, row) -> lines.add(line(picture, row)));
    return lines;
  }

  private static String line(String picture, Row row) {
    String logits =
        IntStream.range(0, row.logits().length)
            .mapToObj(c -> Float.toString(row.logits()[c]))
            .collect(Collectors.joining("\t"));
    return "%s\t%d\t%d\t%s".formatted(picture, row.label(), row.predicted(), logits);
  }
}
