package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;

/**
 * A process that prints what a model announces for training, and what of the heap it holds after a
 * training step, and after a prediction too. What the JVM holds anyway is not in it, nor the user's
 * batch.
 */
final class LaminaHeap {
  private LaminaHeap() {}

  /** Takes a small network, which is used before, the network, and the size of a batch. */
  public static void main(String[] args) {
    if (!measure(args[0], 1).isEmpty()) {
      System.out.println(measure(args[1], Integer.parseInt(args[2])));
    }
  }

  private static String measure(String network, int size) {
    long before = used();
    Model model = Networks.create(network);
    long made = used();
    Batch batch = Networks.batch(model, size);
    before += used() - made;
    model.lossAndGradients(batch);
    long training = used() - before;
    model.predict(batch);
    long both = used() - before;
    boolean sequence = model.inputs().getFirst().isSequence();
    long announced = model.memory(batch.size(), sequence ? Networks.STEPS : 1).bytes();
    return announced + " " + training + " " + both;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
