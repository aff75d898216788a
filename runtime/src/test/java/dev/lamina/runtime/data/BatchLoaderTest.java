package dev.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.OutputPort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
  private static Batch batch(int capacity) {
    return new Batch(
        List.of(new InputPort("x", List.of(1))),
        List.of(new OutputPort("y", List.of(1000), Loss.SOFTMAX_CROSS_ENTROPY, 1)),
        capacity);
  }

  /** Sample i has the label i and the input 10 i. */
  private static InMemoryDataset numbers(int size) {
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = 10 * i;
    }
    return InMemoryDataset.labeled(x, IntStream.range(0, size).toArray());
  }

  private static List<Integer> labels(Iterable<Batch> epoch) {
    List<Integer> labels = new ArrayList<>();
    for (Batch batch : epoch) {
      for (int n = 0; n < batch.size(); n++) {
        assertEquals(10 * batch.labels(0)[n], batch.input(0)[n]);
        labels.add(batch.labels(0)[n]);
      }
    }
    return labels;
  }

  @Property(tries = 60)
  void eachSampleComesOnceAnEpoch(
      @ForAll @IntRange(min = 1, max = 70) int size,
      @ForAll @IntRange(min = 1, max = 20) int batchSize,
      @ForAll long seed) {
    List<Integer> all = IntStream.range(0, size).boxed().toList();
    try (BatchLoader loader = new BatchLoader(numbers(size), BatchLoaderTest::batch, batchSize)) {
      assertEquals(all, labels(loader.epoch(1)));
      loader.shuffle(seed);
      for (int epoch = 1; epoch <= 3; epoch++) {
        assertEquals(all, labels(loader.epoch(epoch)).stream().sorted().toList());
      }
    }
  }

  @Test
  void theLastBatchHoldsWhatIsLeft() {
    try (BatchLoader loader = new BatchLoader(numbers(11), BatchLoaderTest::batch, 4)) {
      assertEquals(3, loader.batches());
      List<Integer> sizes = new ArrayList<>();
      loader.epoch(1).forEach(b -> sizes.add(b.size()));
      assertEquals(List.of(4, 4, 3), sizes);
    }
  }

  @Test
  void theOrderDependsOnSeedAndEpochOnly() {
    List<Integer> first;
    List<Integer> second;
    try (BatchLoader loader = new BatchLoader(numbers(50), BatchLoaderTest::batch, 7).shuffle(3)) {
      first = labels(loader.epoch(1));
      second = labels(loader.epoch(2));
    }
    assertNotEquals(first, second);
    // A resumed training begins with the second epoch, and another batch size changes no order.
    try (BatchLoader loader = new BatchLoader(numbers(50), BatchLoaderTest::batch, 13).shuffle(3)) {
      assertEquals(second, labels(loader.epoch(2)));
      assertNotEquals(second, labels(loader.shuffle(4).epoch(2)));
    }
  }

  @Test
  void aSmallRingOfBatchesIsUsedAgain() {
    Set<Batch> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    try (BatchLoader loader = new BatchLoader(numbers(90), BatchLoaderTest::batch, 2)) {
      for (int epoch = 0; epoch < 3; epoch++) {
        loader.epoch(epoch).forEach(seen::add);
      }
    }
    assertEquals(3, seen.size());
  }

  /** The batch in hand must not be filled again, however far the thread has read ahead. */
  @Test
  void aBatchIsLeftAloneUntilTheNextIsAskedFor() throws InterruptedException {
    Object gate = new Object();
    int[] reads = {0};
    Dataset counting =
        numbers(40)
            .map(
                (batch, position) -> {
                  synchronized (gate) {
                    reads[0]++;
                    gate.notifyAll();
                  }
                });
    try (BatchLoader loader = new BatchLoader(counting, BatchLoaderTest::batch, 1)) {
      Iterator<Batch> batches = loader.epoch(1).iterator();
      for (int i = 0; i < 40; i++) {
        Batch batch = batches.next();
        synchronized (gate) {
          while (reads[0] < Math.min(40, i + 3)) {
            gate.wait();
          }
        }
        assertEquals(i, batch.labels(0)[0]);
        synchronized (gate) {
          assertTrue(reads[0] <= i + 3, "read ahead into a batch in use");
        }
      }
      assertFalse(batches.hasNext());
    }
  }

  @Test
  void aFailureComesToTheReaderWithTheSamplesNumber() {
    Error fault = new AssertionError("torn");
    Dataset bad =
        numbers(20)
            .map(
                (batch, position) -> {
                  if (batch.labels(0)[position] == 13) {
                    throw fault;
                  }
                });
    try (BatchLoader loader = new BatchLoader(bad, BatchLoaderTest::batch, 4)) {
      List<Integer> seen = new ArrayList<>();
      SampleReadException e =
          assertThrows(
              SampleReadException.class,
              () -> loader.epoch(1).forEach(b -> seen.add(b.labels(0)[0])));
      assertEquals(13, e.index());
      assertSame(fault, e.getCause());
      assertEquals(List.of(0, 4, 8), seen);
    }
  }

  @Test
  void closingEndsTheThread() {
    BatchLoader loader = new BatchLoader(numbers(100), BatchLoaderTest::batch, 1);
    Iterator<Batch> batches = loader.epoch(1).iterator();
    batches.next();
    loader.close();
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(t -> t.getName().equals("lamina-prefetch") && t.isAlive()));
    assertThrows(
        IllegalStateException.class,
        () -> {
          while (batches.hasNext()) {
            batches.next();
          }
        });
  }

  @Test
  void aNewEpochEndsTheOneBefore() {
    try (BatchLoader loader = new BatchLoader(numbers(30), BatchLoaderTest::batch, 4)) {
      loader.epoch(1).iterator().next();
      assertEquals(30, labels(loader.epoch(2)).size());
    }
  }

  @Property(tries = 60)
  void theRestIsDroppedWhereItIsASmallerBatch(
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 1, max = 20) int batchSize,
      @ForAll long seed) {
    BatchLoader all = new BatchLoader(numbers(size), BatchLoaderTest::batch, batchSize);
    BatchLoader dropping =
        new BatchLoader(numbers(size), BatchLoaderTest::batch, batchSize).dropRest();
    try (all;
        dropping) {
      int each = Math.min(batchSize, size);
      List<Integer> expected = labels(all.shuffle(seed).epoch(3)).subList(0, size / each * each);
      assertEquals(expected, labels(dropping.shuffle(seed).epoch(3)));
      assertEquals(expected.size(), dropping.samples());
      assertEquals(size / each, dropping.batches());
    }
  }

  /** Its thread fills the ring, is interrupted as it waits for room, and ends. */
  @Test
  void anInterruptFromOutsideEndsTheEpochWithAnException() throws InterruptedException {
    AtomicReference<Thread> reader = new AtomicReference<>();
    Dataset interrupting =
        numbers(10)
            .map(
                (batch, position) -> {
                  reader.set(Thread.currentThread());
                  Thread.currentThread().interrupt();
                });
    try (BatchLoader loader = new BatchLoader(interrupting, BatchLoaderTest::batch, 1)) {
      Iterator<Batch> batches = loader.epoch(1).iterator();
      batches.next();
      reader.get().join();
      batches.next();
      batches.next();
      SampleReadException e = assertThrows(SampleReadException.class, () -> takeAll(batches));
      assertTrue(e.getCause() instanceof InterruptedException);
    }
  }

  private static void takeAll(Iterator<Batch> batches) {
    while (batches.hasNext()) {
      batches.next();
    }
  }
}
