package dev.lamina.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that prints how far its resident set grows while PyTorch makes and trains a network.
 */
final class TorchMemory {
  private TorchMemory() {}

  /** Takes the folders of two recipes: a small one, which is trained before, and the network's. */
  public static void main(String[] args) throws IOException {
    train(Path.of(args[0]));
    ResidentSet memory = ResidentSet.begin();
    train(Path.of(args[1]));
    System.out.println(memory.peakGrowth());
  }

  private static void train(Path recipe) throws IOException {
    try (TorchSteps network = new TorchSteps(TorchRecipe.read(recipe))) {
      network.step();
      network.step();
    }
  }
}
