package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import org.jspecify.annotations.Nullable;

/**
 * The thread that fills a ring of batches for one epoch. The reader of the batches holds one of
 * them at a time and gives it back by taking the next.
 *
 * <p>Waiting uses this object's monitor, which, unlike a queue, allocates nothing.
 */
final class Prefetch {
  private final Dataset dataset;
  private final int[] order;
  private final int samples;
  private final Batch[] ring;
  private final int batchSize;
  private final Thread thread = new Thread(this::fillAll, "lamina-prefetch");

  private int filled;
  private int taken;
  private boolean stopped;
  private @Nullable SampleReadException failure;

  /** Reads the first {@code samples} samples of this order. */
  Prefetch(Dataset dataset, int[] order, int samples, Batch[] ring, int batchSize) {
    this.dataset = dataset;
    this.order = order;
    this.samples = samples;
    this.ring = ring;
    this.batchSize = batchSize;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void fillAll() {
    int batches = (samples - 1) / batchSize + 1;
    for (int b = 0; b < batches && awaitRoom(); b++) {
      if (!fill(b)) {
        return;
      }
      batchFilled();
    }
  }

  private boolean fill(int number) {
    Batch batch = ring[number % ring.length];
    int from = number * batchSize;
    int size = Math.min(batchSize, samples - from);
    batch.size(size);
    for (int i = 0; i < size; i++) {
      try {
        dataset.read(order[from + i], batch, i);
      } catch (Throwable e) { // an Error too must reach the thread that trains
        fail(new SampleReadException(order[from + i], e));
        return false;
      }
    }
    return true;
  }

  /** Waits until there is a batch that nobody uses; false when no more are wanted. */
  private synchronized boolean awaitRoom() {
    try {
      // The batch taken last is still in use: only those before it have come back.
      while (!stopped && filled - Math.max(taken - 1, 0) >= ring.length) {
        wait();
      }
    } catch (
        InterruptedException e) { // not by us: whoever waits for batches must not wait for ever
      fail(new SampleReadException(order[filled * batchSize], e));
      return false;
    }
    return !stopped;
  }

  private synchronized void batchFilled() {
    filled++;
    notifyAll();
  }

  private synchronized void fail(SampleReadException e) {
    failure = e;
    notifyAll();
  }

  /** The next batch; the one before it goes back to be filled again. */
  synchronized Batch take() {
    taken++;
    notifyAll();
    try {
      while (filled < taken && failure == null && !stopped) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a batch", e);
    }
    if (filled >= taken) {
      return ring[(taken - 1) % ring.length];
    }
    if (failure != null) {
      throw failure;
    }
    throw new IllegalStateException(
        "this epoch has ended: another was started, or the loader closed");
  }

  /** Ends the thread and waits for its end. */
  void stop() {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
