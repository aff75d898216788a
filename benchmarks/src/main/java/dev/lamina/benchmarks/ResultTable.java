package dev.lamina.benchmarks;

import java.util.Locale;

/** Results as lines of a table, in the words of Markdown. */
final class ResultTable {
  private ResultTable() {}

  /** The two lines above the cases. */
  static String head() {
    return """
    | %-65s | %12s | %27s | %6s | %13s | %25s | %s |
    |%s|%s:|%s:|%s:|%s:|%s:|%s|\
    """
        .formatted(
            "case",
            "lamina",
            "peer",
            "ratio",
            "% of FMA peak",
            "processor, lamina / peer",
            "warm-up: first run + until measured, lamina / peer",
            "-".repeat(67),
            "-".repeat(13),
            "-".repeat(28),
            "-".repeat(7),
            "-".repeat(14),
            "-".repeat(26),
            "-".repeat(52));
  }

  /** The line of a case. */
  static String line(Result r) {
    return String.format(
        Locale.ROOT,
        "| %-65s | %9.3f ms | %9.3f ms %-14s | %6.2f | %13.1f | %22s ms | %.1f + %.0f ms / %.1f +"
            + " %.0f ms |",
        r.name(),
        r.lamina(),
        r.peer(),
        r.peerName(),
        r.ratio(),
        100 * r.peakShare(),
        String.format(Locale.ROOT, "%.3f / %.3f", r.laminaProcessor(), r.peerProcessor()),
        r.laminaFirst(),
        r.laminaWarmUp(),
        r.peerFirst(),
        r.peerWarmUp());
  }

  /** The line of a case that failed. */
  static String failure(String name, Exception thrown) {
    return "| %-65s | FAILED: %s".formatted(name, thrown.getMessage());
  }
}
