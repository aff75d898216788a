package dev.lamina.benchmarks;

import java.util.Locale;

/**
 * Whole processes, in milliseconds, medians.
 *
 * @param peer 0 where there is none
 */
record Start(String what, double lamina, double peer) {
  /** The two lines above. */
  static String head() {
    return """
    | process | lamina | DJL |
    |---|--:|--:|\
    """;
  }

  /** A line of the table. */
  String line() {
    String other = peer == 0 ? "" : String.format(Locale.ROOT, "%.0f ms", peer);
    return String.format(Locale.ROOT, "| %s | %.0f ms | %s |", what, lamina, other);
  }
}
