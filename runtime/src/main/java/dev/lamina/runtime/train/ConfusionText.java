package dev.lamina.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A confusion matrix as text: a row for each class, then its precision, recall and F1. */
final class ConfusionText {
  private static final int WIDEST = 110;

  private final ConfusionMatrix matrix;
  private final List<String> rowNames;
  private final List<String> columnNames;

  ConfusionText(ConfusionMatrix matrix) {
    this.matrix = matrix;
    List<String> names = matrix.names();
    int widest = widest(names);
    if (widest + names.size() * (widest + 2) + 27 <= WIDEST) {
      this.rowNames = names;
      this.columnNames = names;
    } else {
      // Names over the columns would make lines wrap, so columns have numbers and rows have both.
      this.rowNames = new ArrayList<>();
      this.columnNames = new ArrayList<>();
      for (int c = 0; c < names.size(); c++) {
        columnNames.add(Integer.toString(c));
        rowNames.add(c + " " + names.get(c));
      }
    }
  }

  private static int widest(List<String> texts) {
    int widest = 0;
    for (String text : texts) {
      widest = Math.max(widest, text.length());
    }
    return widest;
  }

  @Override
  public String toString() {
    int first = Math.max(widest(rowNames), "actual".length());
    int cell = Math.max(widest(columnNames), Long.toString(largest()).length()) + 2;
    StringBuilder text = new StringBuilder();
    text.append(left("actual", first));
    for (String name : columnNames) {
      text.append(right(name, cell));
    }
    text.append("  precision   recall       F1\n");
    for (int actual = 0; actual < rowNames.size(); actual++) {
      text.append(left(rowNames.get(actual), first));
      for (int predicted = 0; predicted < rowNames.size(); predicted++) {
        text.append(right(Long.toString(matrix.count(actual, predicted)), cell));
      }
      text.append(right(percent(matrix.precision(actual)), 11));
      text.append(right(percent(matrix.recall(actual)), 9));
      text.append(right(percent(matrix.f1(actual)), 9)).append('\n');
    }
    return text.toString();
  }

  private long largest() {
    long largest = 0;
    for (int a = 0; a < rowNames.size(); a++) {
      for (int p = 0; p < rowNames.size(); p++) {
        largest = Math.max(largest, matrix.count(a, p));
      }
    }
    return largest;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
