package dev.lamina.runtime;

import dev.lamina.runtime.kernel.Scratch;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of workers that share the units of a task. The calling thread is one of them; the
 * others are daemon threads that wait, first spinning, then parked. Units are cut into equal pieces
 * and each worker takes the next piece when it is free: a worker that the machine gives no time
 * takes none, and nobody waits for it. Who does what does not matter to the result, since that of a
 * unit depends on nothing but the unit.
 */
final class WorkerTeam implements AutoCloseable {
  private static final int SPINS = 20_000;
  private static final int SPINS_BEFORE_YIELD = 2_000;

  /** So that one may lag. */
  private static final int PIECES = 4;

  private final Worker[] workers;
  private final Scratch scratch = new Scratch();
  private final AtomicInteger nextPiece = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile int round;
  private volatile boolean open;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private @Nullable Task task;
  private int units;
  private int pieces;

  /** A team of {@code threads} workers, the caller included. */
  WorkerTeam(int threads) {
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
      workers[i].start();
    }
  }

  /** Number of workers, the caller included. */
  int size() {
    return workers.length + 1;
  }

  /**
   * Does all units, in pieces of at most {@code grain} units, and returns when they are done. What
   * a piece throws is thrown here; pieces that were not begun by then are left.
   *
   * @throws IllegalStateException when the team is at work already
   */
  void run(int units, int grain, Task task) {
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "this network is at work already: a model is used by one thread at a time; make a model"
              + " for each thread");
    }
    try {
      runAlone(units, grain, task);
    } finally {
      running.set(false);
    }
  }

  /**
   * Does all parts, in a few pieces for each worker: what parts have in common is done for each.
   */
  void runParts(int parts, Task task) {
    run(parts, size() == 1 ? parts : Math.ceilDiv(parts, PIECES * size()), task);
  }

  private void runAlone(int units, int grain, Task task) {
    this.task = task;
    this.units = units;
    this.pieces = pieces(units, grain);
    nextPiece.set(0);
    if (workers.length > 0 && pieces > 1) {
      share();
    } else {
      takePieces(scratch);
    }
    this.task = null; // or idle threads would keep the network alive
    rethrow();
  }

  // As many pieces as the grain asks for, made a multiple of the workers.
  private int pieces(int units, int grain) {
    int wanted = Math.ceilDiv(units, Math.max(1, grain));
    return Math.min(units, Math.ceilDiv(wanted, size()) * size());
  }

  private void share() {
    open = true; // publishes the task
    int next = round + 1;
    round = next;
    for (Worker worker : workers) {
      worker.wake();
    }
    takePieces(scratch);
    open = false;
    awaitBusy();
  }

  private void takePieces(Scratch own) {
    Task work = Objects.requireNonNull(task);
    int piece = nextPiece.getAndIncrement();
    while (piece < pieces && failure == null) {
      int from = (int) ((long) units * piece / pieces);
      int to = (int) ((long) units * (piece + 1) / pieces);
      try {
        work.run(own, from, to);
      } catch (Throwable thrown) { // reaches the caller by rethrow()
        failure = thrown;
      }
      piece = nextPiece.getAndIncrement();
    }
  }

  // Once closed to newcomers, a round is over when those who entered have left.
  @SuppressWarnings("ThreadPriorityCheck") // a hint for busy machines; nothing relies on it
  private void awaitBusy() {
    int spins = 0;
    while (busy.get() > 0) {
      if (++spins % SPINS_BEFORE_YIELD == 0) {
        Thread.yield();
      }
      Thread.onSpinWait();
    }
  }

  private void rethrow() {
    Throwable thrown = failure;
    failure = null;
    switch (thrown) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(thrown);
    }
  }

  /** Ends the daemon threads. */
  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  private final class Worker extends Thread {
    private final Scratch own = new Scratch();
    private volatile boolean parked;

    Worker(int number) {
      super("lamina-worker-" + number);
      setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (awaitRound(seen)) {
        seen = round;
        busy.incrementAndGet();
        if (open) { // else the round ended before this worker came
          takePieces(own);
        }
        busy.decrementAndGet();
      }
    }

    private boolean awaitRound(int seen) {
      int spins = 0;
      while (round == seen && !closed) {
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          park(seen);
        }
      }
      return !closed;
    }

    private void park(int seen) {
      parked = true;
      if (round == seen && !closed) {
        LockSupport.park(WorkerTeam.this);
      }
      parked = false;
      Thread.interrupted(); // clears it: nobody has a use for it, and with it park would never wait
    }

    private void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }
  }
}
