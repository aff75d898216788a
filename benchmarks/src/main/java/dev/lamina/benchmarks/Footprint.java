package dev.lamina.benchmarks;

import java.util.Locale;

/**
 * Memory of a network in megabytes.
 *
 * @param predicting growth of the heap after a prediction, weights included
 * @param training the same after a training step too, gradients included
 * @param libtorch peak growth of the resident set in the same step, weights included
 */
record Footprint(String network, double predicting, double training, double libtorch) {
  /** The two lines above. */
  static String head() {
    return """
    | memory, batch 2 | lamina heap: prediction | and training step | libtorch: peak of a training step |
    |---|--:|--:|--:|\
    """;
  }

  /** A line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f MB | %.0f MB | %.0f MB |",
        network,
        predicting,
        training,
        libtorch);
  }
}
