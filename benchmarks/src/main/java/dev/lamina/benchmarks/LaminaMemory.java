package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;

/**
 * A process that prints what a model announces, and how the heap grew after a training step and a
 * prediction.
 */
final class LaminaMemory {
  private LaminaMemory() {}

  /** Takes the name of a network and the size of a batch; prints three numbers of bytes. */
  public static void main(String[] args) {
    long before = used();
    Model model = Networks.create(args[0]);
    Batch batch = model.newBatch(Integer.parseInt(args[1]));
    batch.size(batch.capacity());
    model.lossAndGradients(batch);
    long training = used() - before;
    model.predict(batch);
    long both = used() - before;
    long announced = model.memory(batch.size()).bytes();
    System.out.println(announced + " " + training + " " + both + " " + model.name());
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
