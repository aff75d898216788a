package dev.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SequenceBucketsTest {
  private static long paddedSteps(int[][] batches, int[] lengths) {
    return Arrays.stream(batches)
        .mapToLong(b -> (long) b.length * Arrays.stream(b).map(i -> lengths[i]).max().orElseThrow())
        .sum();
  }

  /** Batches as a loader without buckets cuts them. */
  private static int[][] unsorted(int[] lengths, int batchSize, long seed) {
    int[] order = Order.shuffled(lengths.length, seed);
    return IntStream.iterate(0, from -> from < order.length, from -> from + batchSize)
        .mapToObj(from -> Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize)))
        .toArray(int[][]::new);
  }

  @Property(tries = 1000)
  void everyIndexStandsOnceAndPaddingIsNoMore(
      @ForAll @Size(max = 300) List<@IntRange(max = 40) Integer> drawn,
      @ForAll @IntRange(min = 1, max = 9) int batchSize,
      @ForAll long seed) {
    int[] lengths = drawn.stream().mapToInt(Integer::intValue).toArray();
    int[][] batches = SequenceBuckets.of(lengths, batchSize, seed);
    assertArrayEquals(
        IntStream.range(0, lengths.length).toArray(),
        Arrays.stream(batches).flatMapToInt(Arrays::stream).sorted().toArray());
    assertEquals(Math.ceilDiv(lengths.length, batchSize), batches.length);
    assertTrue(Arrays.stream(batches).filter(b -> b.length != batchSize).count() <= 1);
    assertTrue(
        paddedSteps(batches, lengths) <= paddedSteps(unsorted(lengths, batchSize, seed), lengths));
    assertTrue(Arrays.deepEquals(batches, SequenceBuckets.of(lengths, batchSize, seed)));
  }

  /** The smaller batch of 1 stands where it saves most: alone with 1, or alone with 10. */
  @Test
  void theSmallerBatchStandsWhereItSavesMost() {
    int[] manyLong = {10, 1, 10};
    assertEquals(21, paddedSteps(SequenceBuckets.of(manyLong, 2, 5), manyLong));
    int[] oneLong = {10, 1, 1};
    assertEquals(12, paddedSteps(SequenceBuckets.of(oneLong, 2, 5), oneLong));
    int[] middle = {1, 5, 1, 9, 9};
    assertEquals(2 + 5 + 18, paddedSteps(SequenceBuckets.of(middle, 2, 5), middle));
  }

  /** 20,000 lengths from 1 to 100: in random batches of 32 about half is padding. */
  @Test
  void littleOfABatchIsPadding() {
    Random random = new Random(3);
    int[] lengths = random.ints(20_000, 1, 101).toArray();
    long steps = Arrays.stream(lengths).sum();
    long random32 = paddedSteps(unsorted(lengths, 32, 7), lengths);
    long bucketed = paddedSteps(SequenceBuckets.of(lengths, 32, 7), lengths);
    assertTrue(random32 > 1.8 * steps, random32 + " of " + steps);
    assertTrue(bucketed < 1.03 * steps, bucketed + " of " + steps);
  }

  @Test
  void batchesAndTheirOrderDependOnTheSeed() {
    int[] lengths = new Random(1).ints(3000, 1, 100).toArray();
    int[][] first = SequenceBuckets.of(lengths, 8, 1);
    int[][] second = SequenceBuckets.of(lengths, 8, 2);
    assertFalse(Arrays.deepEquals(first, second));
    // Not sorted: neighbouring batches differ in length as any two do, by a third of the range.
    double jumps =
        IntStream.range(1, first.length)
            .mapToDouble(b -> Math.abs(lengths[first[b][0]] - lengths[first[b - 1][0]]))
            .average()
            .orElseThrow();
    assertTrue(jumps > 25, "mean jump " + jumps);
    assertEquals(3000 * 8 / 8, Arrays.stream(second).mapToInt(b -> b.length).sum());
  }

  @Test
  void badInput() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> SequenceBuckets.of(new int[] {3, -1}, 2, 0));
    assertEquals("the length of sequence 1 must be at least 0, not -1", e.getMessage());
    Exception none =
        assertThrows(IllegalArgumentException.class, () -> SequenceBuckets.of(new int[] {3}, 0, 0));
    assertEquals("the batch size must be at least 1, not 0", none.getMessage());
    assertEquals(0, SequenceBuckets.of(new int[0], 4, 0).length);
    assertEquals(1, SequenceBuckets.of(new int[2], Integer.MAX_VALUE, 0).length);
  }
}
