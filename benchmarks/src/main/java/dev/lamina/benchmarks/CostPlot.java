package dev.lamina.benchmarks;

import dev.lamina.benchmarks.CostPanel.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures how a sample's cost grows with batch, width, depth and threads, and draws it. */
final class CostPlot {
  private final CostTimes times;
  private final List<CostPanel> panels = new ArrayList<>();

  CostPlot(Pace pace) {
    times = new CostTimes(pace);
  }

  /** Measures everything, prints the figures and writes {@code cost.png} into the folder. */
  Path write(Path folder, String machine) throws IOException {
    Files.createDirectories(folder);
    panel("LeNet-5, training", "batch, samples", Scale.LINEAR, CostWorks::batch);
    panel(
        "convolution 3x3 of a 14x14 image",
        "width, channels and filters",
        Scale.LOGARITHMIC,
        CostWorks::width);
    panel(
        "ResNets, prediction of one 224x224 image",
        "depth, layers",
        Scale.LINEAR,
        CostWorks::depth);
    panel("ResNet-20, training with batch 64", "threads", Scale.LINEAR, CostWorks::threads);
    Path file = folder.resolve("cost.png");
    new CostPicture(machine, panels).write(file);
    return file;
  }

  // Works are made when their panel begins, and may be collected when it ends.
  private void panel(
      String title, String axis, Scale scale, Supplier<Map<String, List<CostPoint>>> works) {
    CostPanel panel = new CostPanel(title, axis, scale, times.measure(works.get()));
    panels.add(panel);
    System.out.println(panel.table());
  }
}
