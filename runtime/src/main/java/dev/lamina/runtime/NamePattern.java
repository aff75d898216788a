package dev.lamina.runtime;

import java.util.List;

/**
 * A pattern for names of parameters: {@code *} stands for any characters, dots too, or none, and
 * {@code ?} for any one; all others stand for themselves.
 */
final class NamePattern {
  private final String pattern;

  NamePattern(String pattern) {
    this.pattern = pattern;
  }

  String pattern() {
    return pattern;
  }

  boolean matches(String name) {
    return distance(name) == 0;
  }

  /** The name that the fewest changes make match; of equal ones the first. */
  String nearest(List<Parameter> parameters) {
    String nearest = parameters.getFirst().name();
    for (Parameter parameter : parameters) {
      nearest = distance(parameter.name()) < distance(nearest) ? parameter.name() : nearest;
    }
    return nearest;
  }

  /**
   * Characters to insert, remove or replace until the name matches (Levenshtein 1966, where a star
   * takes characters for nothing). {@code row[j]} is the distance of the pattern so far from the
   * first j characters of the name.
   */
  private int distance(String name) {
    int[] row = new int[name.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 0; i < pattern.length(); i++) {
      extend(row, pattern.charAt(i), name);
    }
    return row[name.length()];
  }

  private static void extend(int[] row, char c, String name) {
    int before = row[0];
    row[0] += c == '*' ? 0 : 1;
    for (int j = 1; j < row.length; j++) {
      int without = row[j];
      if (c == '*') {
        row[j] = Math.min(without, row[j - 1]);
      } else {
        int matched = before + (c == '?' || c == name.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(matched, Math.min(without, row[j - 1]) + 1);
      }
      before = without;
    }
  }
}
