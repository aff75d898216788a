package dev.lamina.benchmarks;

import java.util.Locale;

/**
 * Memory of a network in megabytes.
 *
 * @param announced by the model, for training
 * @param training growth of the heap after a training step, collected; weights and gradients
 *     included
 * @param both the same after a prediction too, which has places and folded weights of its own
 * @param libtorch peak growth of the resident set in the same step, weights included
 */
record Footprint(String network, double announced, double training, double both, double libtorch) {
  /** The two lines above. */
  static String head() {
    return """
    | memory, batch 2 | lamina: announced | training step | and a prediction | libtorch: peak of a training step |
    |---|--:|--:|--:|--:|\
    """;
  }

  /** A line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f MB | %.0f MB | %.0f MB | %.0f MB |",
        network,
        announced,
        training,
        both,
        libtorch);
  }
}
