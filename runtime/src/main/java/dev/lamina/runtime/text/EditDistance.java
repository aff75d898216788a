package dev.lamina.runtime.text;

/**
 * The least number of insertions, deletions and substitutions that turn one sequence into another
 * (Levenshtein 1966; the algorithm is that of Wagner and Fischer 1974, in one row of memory).
 */
public final class EditDistance {
  private EditDistance() {}

  /** The distance of two sequences of ids. */
  public static int of(int[] from, int[] to) {
    int[] row = new int[to.length + 1];
    for (int j = 0; j <= to.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length; j++) {
        int substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[to.length];
  }
}
