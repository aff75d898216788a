package dev.lamina.runtime.data;

import dev.lamina.runtime.base.SeededRandom;
import java.util.random.RandomGenerator;

/** Orders to read samples in. */
final class Order {
  private Order() {}

  static int[] range(int from, int to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("there are no samples %s to %s".formatted(from, to));
    }
    int[] order = new int[to - from];
    for (int i = 0; i < order.length; i++) {
      order[i] = from + i;
    }
    return order;
  }

  static int[] shuffled(int size, long seed) {
    int[] order = range(0, size);
    shuffle(order, new SeededRandom(seed));
    return order;
  }

  /** Fisher and Yates, in Durstenfeld's form. */
  static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
