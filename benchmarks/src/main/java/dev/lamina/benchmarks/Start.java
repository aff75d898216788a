package dev.lamina.benchmarks;

import dev.lamina.benchmarks.Child.Times;
import java.util.Locale;

/** Whole processes beside those of a peer. */
record Start(String what, Times lamina, String peerName, Times peer) {
  /** The two lines above. */
  static String head() {
    return """
    | process | lamina | peer | ratio | processor, lamina / peer |
    |---|--:|--:|--:|--:|\
    """;
  }

  /** A line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f ms | %.0f ms %s | %.2f | %.0f / %.0f ms |",
        what,
        lamina.time(),
        peer.time(),
        peerName,
        peer.time() / lamina.time(),
        lamina.processor(),
        peer.processor());
  }
}
