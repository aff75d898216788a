package dev.lamina.processor;

import dev.lamina.processor.model.Diagram;
import dev.lamina.processor.model.Graph;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.PlanText;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Graph and plan as text and the graph as a diagram, in the folder that {@code -Alamina.report}
 * names.
 */
final class Report {
  private final Options options;
  private final Problems problems;

  Report(Options options, Problems problems) {
    this.options = options;
    this.problems = problems;
  }

  void write(Graph graph, Plan plan) {
    if (options.report().isEmpty()) {
      return;
    }
    Path folder = options.report().get();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(graph.name() + ".graph.txt"), graph.text());
      Files.writeString(folder.resolve(graph.name() + ".plan.txt"), PlanText.of(plan));
      Files.writeString(folder.resolve(graph.name() + ".mmd"), Diagram.of(graph));
    } catch (IOException thrown) {
      problems.report(
          new Problem(
              ProblemId.WriteFailed,
              Problem.Severity.ERROR,
              Optional.empty(),
              "the report of %s cannot be written: %s".formatted(graph.name(), thrown),
              List.of(),
              "-A%s=DIR with a folder that can be written".formatted(Options.REPORT)));
    }
  }
}
