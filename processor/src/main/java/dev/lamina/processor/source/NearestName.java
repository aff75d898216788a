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

  /** Letters to insert, leave out, replace or swap with their neighbour; case does not count. */
  static int edits(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : edits(a, b, edits, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int edits(String a, String b, int[][] edits, int i, int j) {
    boolean same = same(a, i, b, j);
    boolean swapped = i > 1 && j > 1 && same(a, i, b, j - 1) && same(a, i - 1, b, j);
    int oneLonger = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
    int replaced = edits[i - 1][j - 1] + (same ? 0 : 1);
    int fewest = Math.min(oneLonger, replaced);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }

  // Letter number i of a, counted from 1, and letter number j of b.
  private static boolean same(String a, int i, String b, int j) {
    return Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
  }
}
