package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.train.Sgd;
import java.io.IOException;

/** A process that prints how far its resident set grows while a model is made and trained. */
final class LaminaMemory {
  private LaminaMemory() {}

  /** Takes a small network, which is trained before, the network, and the size of a batch. */
  public static void main(String[] args) throws IOException {
    train(args[0], 1);
    ResidentSet memory = ResidentSet.begin();
    train(args[1], Integer.parseInt(args[2]));
    System.out.println(memory.peakGrowth());
  }

  private static void train(String network, int size) {
    Model model = Networks.create(network);
    Batch batch = Networks.batch(model, size);
    Sgd optimizer = Sgd.learningRate(LaminaTraining.RATE).momentum(LaminaTraining.MOMENTUM);
    for (int step = 0; step < 2; step++) {
      model.lossAndGradients(batch);
      model.update(optimizer);
    }
  }
}
