package dev.lamina.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of numbers from a CSV file: some columns are features, the network's one input, and
 * one is the label or some are targets.
 *
 * <pre>
 * InMemoryDataset irises = CsvDataset.file(path).label("species").load();
 * InMemoryDataset houses = CsvDataset.file(path).separator(';').header(false)
 *     .features(0, 1, 2).targets(3).load();
 * </pre>
 *
 * <p>Columns have names, from the header, or numbers from 0. Without named features all columns
 * left over are features. A label that is a whole number in every line is the class number; other
 * labels are names, and classes are numbered in their alphabetic order unless {@link #classes} says
 * otherwise. A value that is missing or no finite number is an error that names file, line and
 * column.
 */
public final class CsvDataset {
  private final Path file;
  private char separator = ',';
  private boolean header = true;
  private List<String> features = List.of();
  private List<String> targets = List.of();
  private List<String> classes = List.of();
  private @Nullable String label;

  private CsvDataset(Path file) {
    this.file = file;
  }

  /** A file with commas and a header. */
  public static CsvDataset file(Path file) {
    return new CsvDataset(file);
  }

  /** What stands between fields, if no comma. */
  public CsvDataset separator(char character) {
    separator = character;
    return this;
  }

  /** Whether the first line has the names of the columns. */
  public CsvDataset header(boolean present) {
    header = present;
    return this;
  }

  /** Columns that are the input, in this order. */
  public CsvDataset features(String... columns) {
    features = List.of(columns);
    return this;
  }

  /** Columns that are the input, in this order, by number from 0. */
  public CsvDataset features(int... columns) {
    features = numbered(columns);
    return this;
  }

  /** Column of the class. */
  public CsvDataset label(String column) {
    label = column;
    return this;
  }

  /** Column of the class, by number from 0. */
  public CsvDataset label(int column) {
    label = numbered(column).getFirst();
    return this;
  }

  /** Columns of the target values. */
  public CsvDataset targets(String... columns) {
    targets = List.of(columns);
    return this;
  }

  /** Columns of the target values, by number from 0. */
  public CsvDataset targets(int... columns) {
    targets = numbered(columns);
    return this;
  }

  /** Names of the classes in the order of their numbers; another label is an error. */
  public CsvDataset classes(String... names) {
    classes = List.of(names);
    return this;
  }

  /** A number as a name that no header has. */
  private static List<String> numbered(int... columns) {
    return Arrays.stream(columns).mapToObj(c -> "#" + c).toList();
  }

  /**
   * Reads the file.
   *
   * @throws DatasetException when the file or a value in it is not as said above
   */
  public InMemoryDataset load() throws IOException {
    if ((label == null) == targets.isEmpty()) {
      throw new IllegalStateException("a table needs either a label column or target columns");
    }
    try (CsvLines lines = new CsvLines(file, separator)) {
      List<String> first = lines.next();
      if (first == null) {
        throw new DatasetException(file, "the file is empty");
      }
      CsvTable table = new CsvTable(file, header ? first : numbers(first.size()));
      int[] wanted = table.columns(targets);
      int labelColumn = label == null ? -1 : table.column(label);
      int[] inputs =
          features.isEmpty() ? table.without(wanted, labelColumn) : table.columns(features);
      table.read(lines, header ? lines.next() : first, inputs, wanted, labelColumn);
      InMemoryDataset data = InMemoryDataset.of(table.rows()).input(table.features());
      return label == null ? data.targets(table.targets()) : labeled(data, table.labels());
    }
  }

  private static List<String> numbers(int count) {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      names.add("#" + c);
    }
    return names;
  }

  private InMemoryDataset labeled(InMemoryDataset data, List<String> labels)
      throws DatasetException {
    if (classes.isEmpty() && labels.stream().allMatch(l -> l.matches("\\d{1,9}"))) {
      return data.labels(labels.stream().mapToInt(Integer::parseInt).toArray());
    }
    List<String> names = classes.isEmpty() ? List.copyOf(new TreeSet<>(labels)) : classes;
    int[] numbers = new int[labels.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = names.indexOf(labels.get(i));
      if (numbers[i] < 0) {
        throw new DatasetException(
            file,
            "row %s: \"%s\" is none of the classes %s".formatted(i + 1, labels.get(i), names));
      }
    }
    return data.labels(numbers).classNames(names);
  }
}
