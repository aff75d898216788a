package dev.lamina.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers and labels of a CSV file as they are collected, row by row. */
final class CsvTable {
  private final Path file;
  private final List<String> names;
  private final List<String> labels = new ArrayList<>();
  private float[] features = new float[64];
  private float[] targets = new float[64];
  private int featureCount;
  private int targetCount;
  private int rows;

  CsvTable(Path file, List<String> names) throws DatasetException {
    this.file = file;
    this.names = names;
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new DatasetException(file, "two columns are named \"" + name + "\"");
      }
    }
  }

  int[] columns(List<String> wanted) throws DatasetException {
    int[] columns = new int[wanted.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(wanted.get(i));
    }
    return columns;
  }

  /** Number of a column that is given by its name or as {@code #number}. */
  int column(String wanted) throws DatasetException {
    int column = names.indexOf(wanted);
    if (column < 0 && wanted.matches("#-?\\d{1,9}")) {
      int number = Integer.parseInt(wanted.substring(1));
      column = number >= 0 && number < names.size() ? number : -1;
    }
    if (column < 0) {
      throw new DatasetException(
          file, "there is no column \"%s\"; there are %s".formatted(wanted, names));
    }
    return column;
  }

  int[] without(int[] taken, int label) {
    BitSet left = new BitSet();
    left.set(0, names.size());
    if (label >= 0) {
      left.clear(label);
    }
    for (int column : taken) {
      left.clear(column);
    }
    return left.stream().toArray();
  }

  /** Takes the row given and all that follow. */
  void read(CsvLines lines, @Nullable List<String> first, int[] inputs, int[] wanted, int label)
      throws IOException {
    for (List<String> row = first; row != null; row = lines.next()) {
      if (row.size() != names.size()) {
        throw lines.fault(
            "expected %s fields, but there are %s".formatted(names.size(), row.size()));
      }
      for (int column : inputs) {
        features = append(features, featureCount++, number(lines, row, column));
      }
      for (int column : wanted) {
        targets = append(targets, targetCount++, number(lines, row, column));
      }
      if (label >= 0) {
        labels.add(present(lines, row, label));
      }
      rows++;
    }
    if (rows == 0) {
      throw new DatasetException(file, "there is a header and nothing else");
    }
  }

  private static float[] append(float[] array, int at, float value) {
    float[] roomy = at < array.length ? array : Arrays.copyOf(array, 2 * array.length);
    roomy[at] = value;
    return roomy;
  }

  private String present(CsvLines lines, List<String> row, int column) throws DatasetException {
    String text = row.get(column);
    if (text.isEmpty()) {
      throw lines.fault("column %s: the value is missing".formatted(names.get(column)));
    }
    return text;
  }

  private float number(CsvLines lines, List<String> row, int column) throws DatasetException {
    String text = present(lines, row, column);
    // parseFloat alone would also take "1f", "NaN" and hexadecimal numbers.
    if (text.matches("[-+.eE0-9]+")) {
      try {
        float number = Float.parseFloat(text);
        if (Float.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw noNumber(lines, column, text);
      }
    }
    throw noNumber(lines, column, text);
  }

  private DatasetException noNumber(CsvLines lines, int column, String text) {
    return lines.fault("column %s: \"%s\" is no number".formatted(names.get(column), text));
  }

  int rows() {
    return rows;
  }

  float[] features() {
    return Arrays.copyOf(features, featureCount);
  }

  float[] targets() {
    return Arrays.copyOf(targets, targetCount);
  }

  List<String> labels() {
    return labels;
  }
}
