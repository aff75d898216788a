package dev.lamina.benchmarks;

import dev.lamina.benchmarks.onnx.NetworkSteps;
import dev.lamina.benchmarks.scaling.Machine;
import dev.lamina.benchmarks.scaling.TrainingStep;
import dev.lamina.processor.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Simulated training steps on machines with more and more cores, as a table. */
final class ScalingTable {
  private static final int[] CORES = {1, 2, 4, 8, 16, 32, 64};

  private ScalingTable() {}

  /** The table of all networks, whose sources are below this folder. */
  static String text(Path root) throws IOException {
    String head =
        IntStream.of(CORES)
            .mapToObj(n -> n + " |")
            .collect(Collectors.joining(" ", "| simulated training | ms on one core | ", "\n"));
    String rule = "|---|--:|" + "--:|".repeat(CORES.length) + "\n";
    return head
        + rule
        + line(root, "LeNet5", 64)
        + line(root, "ResNet18", 8)
        + line(root, "ResNet18", 64);
  }

  private static String line(Path root, String network, int batch) throws IOException {
    Plan plan = NetworkSteps.plan(root.resolve(Networks.source(network)));
    TrainingStep step = new TrainingStep(plan, batch, Machine.USUAL);
    String name = "| %s batch %d | %.1f |".formatted(network, batch, step.milliseconds(1));
    return IntStream.of(CORES)
        .mapToObj(n -> String.format(Locale.ROOT, " %.2f |", step.speedUp(n)))
        .collect(Collectors.joining("", name, "\n"));
  }
}
