package dev.lamina.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lines over the same sizes.
 *
 * @param title the work
 * @param axis what the sizes are, with their unit
 * @param scale of the axis of times
 */
record CostPanel(String title, String axis, Scale scale, List<CostLine> lines) {
  /** How times are laid out. */
  enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  /** The figures as a table, for those who want to read them. */
  String table() {
    List<String> labels = lines.getFirst().labels();
    String sizes = String.join(" | ", labels);
    String head = "| %s, ms a sample by %s | %s |".formatted(title, axis, sizes);
    String rule = "|---|" + "--:|".repeat(labels.size());
    return lines.stream()
        .map(CostPanel::row)
        .collect(Collectors.joining("\n", head + "\n" + rule + "\n", "\n"));
  }

  private static String row(CostLine line) {
    return line.milliseconds().stream()
        .map(t -> String.format(Locale.ROOT, "%.4f", t))
        .collect(Collectors.joining(" | ", "| " + line.name() + " | ", " |"));
  }
}
