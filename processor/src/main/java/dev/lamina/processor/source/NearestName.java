package dev.lamina.processor.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a mistyped name was meant to be. */
public final class NearestName {
  private NearestName() {}

  /**
   * The candidate with the fewest edits to {@code name}, if that is at most a third of its letters.
   */
  public static Optional<String> among(Collection<String> candidates, String name) {
    return candidates.stream()
        .filter(c -> edits(c, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(c -> edits(c, name)));
  }

  /** Levenshtein distance, letter case counted as no difference. */
  static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
