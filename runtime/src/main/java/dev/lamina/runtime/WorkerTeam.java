package dev.lamina.runtime;

import dev.lamina.runtime.kernel.Scratch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of workers that share the units of a task. The calling thread is one of them; the
 * others are daemon threads that wait, first spinning, then parked. Units are dealt out in equal
 * contiguous parts, so which worker gets what depends on nothing but the numbers.
 */
final class WorkerTeam implements AutoCloseable {
  private static final int SPINS = 20_000;
  private static final Task IDLE = (scratch, from, to) -> {};

  private final Worker[] workers;
  private final Scratch scratch = new Scratch();
  private final AtomicInteger running = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private Task task = IDLE;
  private int units;
  private int grain;

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
   * Does all units and returns when they are done. A worker takes its part in pieces of {@code
   * grain} units at most.
   */
  void run(int units, int grain, Task task) {
    if (workers.length == 0 || units == 1) {
      pieces(task, scratch, 0, units, grain);
      return;
    }
    this.task = task;
    this.units = units;
    this.grain = grain;
    running.set(workers.length);
    int next = round + 1;
    round = next; // publishes the fields above
    for (Worker worker : workers) {
      worker.wake();
    }
    part(0, scratch);
    awaitOthers();
    this.task = IDLE; // or idle threads would keep the network alive
    rethrow();
  }

  private void part(int number, Scratch scratch) {
    int from = (int) ((long) units * number / size());
    int to = (int) ((long) units * (number + 1) / size());
    try {
      pieces(task, scratch, from, to, grain);
    } catch (Throwable thrown) { // reaches the caller by rethrow()
      failure = thrown;
    }
  }

  private static void pieces(Task task, Scratch scratch, int from, int to, int grain) {
    for (int start = from; start < to; start += grain) {
      task.run(scratch, start, Math.min(start + grain, to));
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint for busy machines; nothing relies on it
  private void awaitOthers() {
    int spins = 0;
    while (running.get() > 0) {
      if (++spins % SPINS == 0) {
        Thread.yield(); // more workers than free cores
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
    private final int number;
    private final Scratch own = new Scratch();
    private volatile boolean parked;

    Worker(int number) {
      super("lamina-worker-" + number);
      this.number = number;
      setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (awaitRound(seen)) {
        seen++;
        part(number, own);
        running.decrementAndGet();
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
    }

    private void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }
  }
}
