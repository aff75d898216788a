package dev.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.OutputPort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatasetTest {
  /** Sample i has the input (i, 100 + i) and the label i. */
  private static InMemoryDataset numbers(int size) {
    float[] x = new float[2 * size];
    for (int i = 0; i < size; i++) {
      x[2 * i] = i;
      x[2 * i + 1] = 100 + i;
    }
    return InMemoryDataset.labeled(x, IntStream.range(0, size).toArray());
  }

  private static List<Integer> labels(Dataset data) {
    Batch batch = Batches.of(2, 100, 0, 1);
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      data.read(i, batch, 0);
      labels.add(batch.labels(0)[0]);
      assertEquals(100 + labels.get(i), batch.input(0)[1]);
    }
    return labels;
  }

  @Test
  void selectsSlicesAndJoins() {
    Dataset data = numbers(9);
    assertEquals(List.of(8, 0, 8), labels(data.select(8, 0, 8)));
    assertEquals(List.of(3, 4), labels(data.slice(3, 5)));
    assertEquals(List.of(0, 1), labels(data.take(2)));
    assertEquals(List.of(7, 8, 0), labels(data.slice(7, 9).concat(data.take(1))));
    assertEquals(List.of(5), labels(data.slice(2, 8).slice(3, 4)));
    assertThrows(IllegalArgumentException.class, () -> data.select(9));
    assertThrows(IllegalArgumentException.class, () -> data.take(10));
    assertThrows(IllegalArgumentException.class, () -> data.slice(3, 2));
  }

  @Test
  void splitsWithoutLossOrOverlap() {
    Split split = numbers(10).split(0.75, 5);
    List<Integer> train = labels(split.train());
    assertEquals(8, train.size());
    assertNotEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), train);
    List<Integer> all =
        Stream.concat(train.stream(), labels(split.test()).stream()).sorted().toList();
    assertEquals(labels(numbers(10)), all);
    assertEquals(train, labels(numbers(10).split(0.75, 5).train()));
    assertNotEquals(train, labels(numbers(10).split(0.75, 6).train()));
    assertThrows(IllegalArgumentException.class, () -> numbers(10).split(0.01, 5));
    assertThrows(IllegalArgumentException.class, () -> numbers(10).split(1, 5));
  }

  /**
   * What a seed means must not change from one release to the next. Literals from Python:
   * SplitMix64 of 42, then for i = 6..1 swap i and (next * (i + 1)) >> 64.
   */
  @Test
  void aSeedsOrderIsPinned() {
    assertEquals(List.of(2, 3, 6, 4, 1, 0, 5), labels(numbers(7).shuffled(42)));
  }

  @Test
  void normalizesEachChannelOfOneSampleOnly() {
    // Channel 0 is 0, 1, 2, 3: mean 1.5, variance 1.25. Channel 1 is the same plus 100.
    Dataset data = numbers(4);
    ChannelStatistics s = ChannelStatistics.of(data, Batches.of(2, 4, 0, 1), 2);
    assertArrayEquals(new float[] {1.5f, 101.5f}, s.mean(), 1e-5f);
    float deviation = (float) Math.sqrt(1.25);
    assertArrayEquals(new float[] {deviation, deviation}, s.deviation(), 1e-5f);
    Batch batch = Batches.of(2, 4, 0, 3);
    Arrays.fill(batch.input(0), 9);
    data.normalize(s.mean(), s.deviation()).read(3, batch, 1);
    float x = 1.5f / deviation;
    assertArrayEquals(new float[] {9, 9, x, x, 9, 9}, batch.input(0), 1e-4f);
  }

  @Test
  void statisticsOfAChannelThatNeverChanges() {
    Dataset data = InMemoryDataset.labeled(new float[] {5, 5, 5}, new int[3]);
    ChannelStatistics s = ChannelStatistics.of(data, Batches.of(1, 1, 0, 1), 1);
    assertArrayEquals(new float[] {5}, s.mean());
    assertArrayEquals(new float[] {1}, s.deviation());
  }

  @Test
  void normalizationRefusesWhatCannotBe() {
    float[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> numbers(2).normalize(one, new float[2]));
    assertThrows(IllegalArgumentException.class, () -> numbers(2).normalize(one, new float[1]));
    Dataset three = numbers(2).normalize(new float[3], new float[] {1, 1, 1});
    Batch batch = Batches.of(2, 4, 0, 1);
    Exception e = assertThrows(IllegalArgumentException.class, () -> three.read(0, batch, 0));
    assertEquals("2 values a sample cannot be 3 channels of the same size", e.getMessage());
  }

  private static float[] augmented(Dataset data, int epoch, int index) {
    Batch batch = Batches.of(2, 100, 0, 1);
    data.startEpoch(epoch);
    data.read(index, batch, 0);
    return batch.input(0).clone();
  }

  @Test
  void randomChangesDependOnSeedEpochAndSampleOnly() {
    Augmentation noise =
        (batch, position, random) -> batch.input(0)[2 * position] += random.nextFloat();
    Dataset data = numbers(9).augment(3, noise);
    float[] first = augmented(data, 1, 4);
    assertEquals(4.5f, first[0], 0.5f);
    float[] neighbor = augmented(data, 1, 5);
    assertNotEquals(first[0] - 4, neighbor[0] - 5, 1e-4f);
    assertNotEquals(first[0], augmented(data, 2, 4)[0], 1e-4f);
    assertNotEquals(first[0], augmented(numbers(9).augment(4, noise), 1, 4)[0], 1e-4f);
    // Also through datasets made from it, after any other reads.
    assertArrayEquals(first, augmented(data.slice(4, 6).concat(data), 1, 0));
  }

  @Test
  void mirrorsRows() {
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    Batch batch = Batches.of(12, 1, 0, 2);
    for (boolean mirrored : new boolean[] {false, true}) {
      System.arraycopy(image, 0, batch.input(0), 12, 12);
      ImageChanges.mirror(3).apply(batch, 1, always(mirrored ? -1L : 0));
      assertArrayEquals(
          mirrored ? new float[] {3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10} : image,
          Arrays.copyOfRange(batch.input(0), 12, 24));
    }
    assertArrayEquals(new float[12], Arrays.copyOf(batch.input(0), 12));
  }

  private static RandomGenerator always(long bits) {
    return () -> bits;
  }

  /** Every shift of a 3 x 4 image with two channels against the definition. */
  @Test
  void shiftsPlanesAndFillsWithZeros() {
    for (int down = -2; down <= 2; down++) {
      for (int right = -2; right <= 2; right++) {
        Batch batch = Batches.of(24, 1, 0, 1);
        for (int i = 0; i < 24; i++) {
          batch.input(0)[i] = i + 1;
        }
        ImageChanges.shift(3, 4, 2).apply(batch, 0, new Fixed(down, right));
        for (int i = 0; i < 24; i++) {
          int y = i / 4 % 3 - down;
          int x = i % 4 - right;
          boolean inside = y >= 0 && y < 3 && x >= 0 && x < 4;
          float expected = inside ? i / 12 * 12 + y * 4 + x + 1 : 0;
          assertEquals(expected, batch.input(0)[i], "down " + down + " right " + right + " " + i);
        }
      }
    }
  }

  private static final class Fixed implements RandomGenerator {
    private final int[] numbers;
    private int next;

    Fixed(int... numbers) {
      this.numbers = numbers;
    }

    @Override
    public int nextInt(int from, int to) {
      return numbers[next++];
    }

    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void severalInputsAndOutputs() {
    InMemoryDataset data =
        InMemoryDataset.of(2)
            .input(new float[] {1, 2})
            .input(new float[] {3, 4, 5, 6})
            .targets(new float[] {7, 8, 9, 10, 11, 12})
            .labels(new int[] {1, 0, 0, 1});
    Batch batch =
        new Batch(
            List.of(new InputPort("a", List.of(1)), new InputPort("b", List.of(2))),
            List.of(
                new OutputPort("v", List.of(3), Loss.L1, 1),
                new OutputPort("k", List.of(2, 1, 2), Loss.SOFTMAX_CROSS_ENTROPY, 1)),
            2);
    data.read(1, batch, 0);
    assertEquals(2, batch.input(0)[0]);
    assertArrayEquals(new float[] {5, 6, 0, 0}, batch.input(1));
    assertArrayEquals(new float[] {10, 11, 12, 0, 0, 0}, batch.targets(0));
    assertArrayEquals(new int[] {0, 1, 0, 0}, batch.labels(1));
  }

  @Test
  void whatDoesNotFitTheNetworkIsSaid() {
    InMemoryDataset labeled = numbers(2);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> labeled.read(0, Batches.of(2, 0, 3, 1), 0));
    assertEquals(
        "output y takes target values of each sample (targets), but the dataset has labels of each"
            + " sample (labels)",
        e.getMessage());
    InMemoryDataset targets = InMemoryDataset.of(1).input(new float[2]).targets(new float[4]);
    e =
        assertThrows(
            IllegalArgumentException.class, () -> targets.read(0, Batches.of(2, 5, 0, 1), 0));
    assertEquals(
        "output y takes labels of each sample (labels), but the dataset has target values of each"
            + " sample (targets)",
        e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class, () -> InMemoryDataset.of(3).input(new float[7]));
    assertEquals("7 input values cannot be shared out among 3 samples", e.getMessage());
  }

  @Test
  void joinedClassesMustMeanTheSame() {
    Dataset a = numbers(2).classNames(List.of("x", "y"));
    assertEquals(List.of("x", "y"), numbers(2).concat(a).classNames());
    assertThrows(
        IllegalArgumentException.class, () -> a.concat(numbers(2).classNames(List.of("y", "x"))));
  }
}
