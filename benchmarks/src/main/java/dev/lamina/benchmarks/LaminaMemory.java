package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;

/** A process that prints how the heap grew after a prediction and after a training step. */
final class LaminaMemory {
  private LaminaMemory() {}

  /** Takes the name of a network and the size of a batch; prints two numbers of bytes. */
  public static void main(String[] args) {
    long before = used();
    Model model = Networks.create(args[0]);
    Batch batch = model.newBatch(Integer.parseInt(args[1]));
    batch.size(batch.capacity());
    model.predict(batch);
    long predicting = used() - before;
    model.lossAndGradients(batch);
    long training = used() - before;
    System.out.println(predicting + " " + training + " " + model.name());
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
