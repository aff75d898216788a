package dev.lamina.runtime.data;

import dev.lamina.runtime.base.SeededRandom;
import java.util.Arrays;

/**
 * Batches of sequences that are about equally long, so that little of a batch is padding. The order
 * is shuffled and cut into chunks of 50 batches; each chunk is sorted by length and cut into
 * batches; the batches are shuffled. So batches differ from epoch to epoch as their seeds do, and
 * together are never padded to more than if the chunks had not been sorted.
 */
public final class SequenceBuckets {
  private static final int BATCHES_PER_CHUNK = 50;

  private SequenceBuckets() {}

  /**
   * Batches of indices into {@code lengths}, in the order to train on them; each index stands in
   * one of them. One batch is smaller if the batch size does not divide the number of sequences.
   * The same arguments always give the same batches.
   *
   * @param lengths the sequences' lengths in steps, 0 or more
   */
  public static int[][] of(int[] lengths, int batchSize, long seed) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("the batch size must be at least 1, not " + batchSize);
    }
    requireLengths(lengths);
    int[] order = Order.shuffled(lengths.length, seed);
    int[][] batches = new int[Math.ceilDiv(lengths.length, batchSize)][];
    long chunk = (long) BATCHES_PER_CHUNK * batchSize;
    int made = 0;
    for (int from = 0; from < order.length; ) {
      int to = (int) Math.min(order.length, from + chunk);
      made = cut(sorted(order, from, to, lengths), lengths, batchSize, batches, made);
      from = to;
    }
    return shuffled(batches, seed);
  }

  private static void requireLengths(int[] lengths) {
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] < 0) {
        throw new IllegalArgumentException(
            "the length of sequence %s must be at least 0, not %s".formatted(i, lengths[i]));
      }
    }
  }

  /** Length in the high half, place in the low one: equal lengths stay shuffled. */
  private static int[] sorted(int[] order, int from, int to, int[] lengths) {
    long[] keys = new long[to - from];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) lengths[order[from + i]] << 32 | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> order[from + (int) key]).toArray();
  }

  private static int cut(int[] chunk, int[] lengths, int size, int[][] batches, int made) {
    int rest = chunk.length % size;
    int before = rest == 0 ? chunk.length : cheapestPlace(chunk, lengths, size, rest);
    int at = 0;
    int next = made;
    while (at < chunk.length) {
      int length = rest > 0 && at == before ? rest : size;
      batches[next++] = Arrays.copyOfRange(chunk, at, at + length);
      at += length;
    }
    return next;
  }

  /**
   * Where the smaller batch should begin: at the end it saves nothing of the longest sequences if
   * they are alike, at the beginning it may spread one that is long over a whole batch.
   */
  private static int cheapestPlace(int[] chunk, int[] lengths, int size, int rest) {
    int best = 0;
    long bestChange = 0;
    long change = 0;
    // Moving the small batch behind the next whole one changes what these two are padded to.
    for (int at = 0; at <= chunk.length - rest - size; at += size) {
      int end = at + rest + size - 1;
      long now = (long) rest * lengths[chunk[at + rest - 1]] + (long) size * lengths[chunk[end]];
      long then = (long) size * lengths[chunk[at + size - 1]] + (long) rest * lengths[chunk[end]];
      change += then - now;
      if (change < bestChange) {
        bestChange = change;
        best = at + size;
      }
    }
    return best;
  }

  private static int[][] shuffled(int[][] batches, long seed) {
    int[] order = Order.range(0, batches.length);
    SeededRandom random = new SeededRandom(seed);
    random.seed(seed, batches.length, 1);
    Order.shuffle(order, random);
    return Arrays.stream(order).mapToObj(i -> batches[i]).toArray(int[][]::new);
  }
}
