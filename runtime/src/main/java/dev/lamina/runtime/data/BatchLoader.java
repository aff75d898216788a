package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.base.SeededRandom;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Deals a dataset out in batches, epoch after epoch, while a background thread reads ahead. The
 * last batch of an epoch holds what is left, unless that is {@linkplain #dropRest() dropped}.
 *
 * <pre>
 * try (BatchLoader loader = new BatchLoader(dataset, model::newBatch, 64).shuffle(42)) {
 *   for (int epoch = 1; epoch &lt;= 5; epoch++) {
 *     for (Batch batch : loader.epoch(epoch)) {
 *       ...
 *     }
 *   }
 * }
 * </pre>
 *
 * <p>A batch may be used until the next one is asked for; its memory is then filled again. Used by
 * one thread at a time.
 */
public final class BatchLoader implements AutoCloseable {
  private static final int RING = 3;

  private final Dataset dataset;
  private final int batchSize;
  private final Batch[] ring;
  private final int[] order;
  private boolean shuffles;
  private boolean dropsRest;
  private boolean bucketed;
  private long seed;
  private @Nullable Prefetch running;

  /**
   * A loader that keeps the dataset's order.
   *
   * @param batches makes a batch of a given capacity: {@code model::newBatch}
   * @param batchSize samples in a batch, 1 or more
   */
  public BatchLoader(Dataset dataset, IntFunction<Batch> batches, int batchSize) {
    if (dataset.size() < 1) {
      throw new IllegalArgumentException("the dataset is empty");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("a batch holds at least 1 sample, not " + batchSize);
    }
    this.dataset = dataset;
    this.batchSize = Math.min(batchSize, dataset.size());
    this.order = Order.range(0, dataset.size());
    this.ring = new Batch[Math.min(RING, batches())];
    for (int i = 0; i < ring.length; i++) {
      ring[i] = batches.apply(this.batchSize);
    }
  }

  /**
   * Makes each epoch's order one by chance, which depends on the seed and the epoch's number only.
   */
  public BatchLoader shuffle(long seed) {
    this.shuffles = true;
    this.seed = seed;
    return this;
  }

  /**
   * Leaves out the last batch of an epoch if it would be smaller than the others. Where the order
   * is shuffled, it is other samples each time that are left out.
   */
  public BatchLoader dropRest() {
    dropsRest = true;
    return this;
  }

  /**
   * Puts samples of about the same {@linkplain Dataset#length length} into a batch, by chance
   * others in each epoch. A smaller batch comes last.
   */
  public BatchLoader bucketByLength() {
    bucketed = true;
    return this;
  }

  /** Batches in an epoch. */
  public int batches() {
    return dropsRest ? dataset.size() / batchSize : (dataset.size() - 1) / batchSize + 1;
  }

  /** Samples in an epoch. */
  public int samples() {
    return dropsRest ? batches() * batchSize : dataset.size();
  }

  /**
   * Starts an epoch; one that is still going on ends. The result can be iterated once.
   *
   * @param number given to {@link Dataset#startEpoch}; decides the order
   */
  public Iterable<Batch> epoch(int number) {
    close();
    if (bucketed) {
      fillBucketed(number);
    } else if (shuffles) {
      // From the same start each time: an epoch's order must not depend on those before it.
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
      SeededRandom random = new SeededRandom(0);
      random.seed(seed, number, 0);
      Order.shuffle(order, random);
    }
    dataset.startEpoch(number);
    Prefetch prefetch = new Prefetch(dataset, order, samples(), ring, batchSize);
    running = prefetch;
    prefetch.start();
    return () -> new Batches(prefetch, batches());
  }

  private void fillBucketed(int epoch) {
    int[] lengths = new int[dataset.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = dataset.length(i);
    }
    SeededRandom random = new SeededRandom(0);
    random.seed(seed, epoch, 0);
    int[][] buckets = SequenceBuckets.of(lengths, batchSize, random.nextLong());
    int at = 0;
    for (int size = batchSize; size >= 0; size -= batchSize) {
      for (int[] bucket : buckets) {
        if ((bucket.length == batchSize) == (size == batchSize)) {
          System.arraycopy(bucket, 0, order, at, bucket.length);
          at += bucket.length;
        }
      }
    }
  }

  /** Ends the epoch that is going on and waits until its thread no longer reads the dataset. */
  @Override
  public void close() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  private static final class Batches implements Iterator<Batch> {
    private final Prefetch prefetch;
    private final int count;
    private int given;

    Batches(Prefetch prefetch, int count) {
      this.prefetch = prefetch;
      this.count = count;
    }

    @Override
    public boolean hasNext() {
      return given < count;
    }

    @Override
    public Batch next() {
      if (given == count) {
        throw new NoSuchElementException();
      }
      given++;
      return prefetch.take();
    }
  }
}
