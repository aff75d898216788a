package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerTeamTest {
  /** How long a test waits for another thread before it fails. */
  private static final int SECONDS = 60;

  private static List<Integer> counts(WorkerTeam team, int units, int grain) {
    AtomicIntegerArray counts = new AtomicIntegerArray(units);
    team.run(
        units,
        grain,
        (scratch, from, to) -> {
          for (int unit = from; unit < to; unit++) {
            counts.incrementAndGet(unit);
          }
        });
    List<Integer> list = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      list.add(counts.get(unit));
    }
    return list;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyUnitIsDoneOnce(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      assertEquals(threads, team.size());
      for (int units : new int[] {0, 1, 2, 3, 5, 13, 31, 97, 1000}) {
        for (int grain : new int[] {1, 2, 3, 7, 64, 5000, 0}) {
          assertEquals(Collections.nCopies(units, 1), counts(team, units, grain));
        }
      }
    }
  }

  /** Short rounds in a quick row: a worker that comes late must not take part in the next. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void manyShortRoundsStayApart(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      for (int round = 0; round < 20_000; round++) {
        int units = 2 + round % 11;
        assertEquals(Collections.nCopies(units, 1), counts(team, units, 1), "round " + round);
      }
    }
  }

  private record Piece(int from, int to) {
    int units() {
      return to - from;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void piecesDifferByOneUnitAndAreAMultipleOfTheWorkers(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      for (int units : new int[] {17, 31, 64, 100}) {
        for (int grain : new int[] {1, 3, 4, 16}) {
          Set<Piece> pieces = ConcurrentHashMap.newKeySet();
          team.run(units, grain, (scratch, from, to) -> pieces.add(new Piece(from, to)));
          int least = pieces.stream().mapToInt(Piece::units).min().orElseThrow();
          int most = pieces.stream().mapToInt(Piece::units).max().orElseThrow();
          assertTrue(least >= 1 && most <= grain && most - least <= 1, pieces::toString);
          assertTrue(pieces.size() == units || pieces.size() % threads == 0, pieces::toString);
        }
      }
    }
  }

  /** One piece for each worker, and each waits until all are at work. */
  private static Set<Thread> workers(WorkerTeam team) {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CyclicBarrier barrier = new CyclicBarrier(team.size());
    team.run(
        team.size(),
        1,
        (scratch, from, to) -> {
          threads.add(Thread.currentThread());
          await(barrier);
        });
    return threads;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void allWorkersWorkAtTheSameTimeTheCallerAmongThem(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      Set<Thread> first = workers(team);
      assertEquals(threads, first.size());
      assertTrue(first.contains(Thread.currentThread()));
      assertEquals(first, workers(team));
      first.remove(Thread.currentThread());
      assertTrue(first.stream().allMatch(Thread::isDaemon));
    }
  }

  @Test
  void eachWorkerHasItsOwnScratch() {
    try (WorkerTeam team = new WorkerTeam(5)) {
      Set<Object> scratches = ConcurrentHashMap.newKeySet();
      CyclicBarrier barrier = new CyclicBarrier(5);
      team.run(
          5,
          1,
          (scratch, from, to) -> {
            scratches.add(scratch);
            await(barrier);
          });
      assertEquals(5, scratches.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void anExceptionReachesTheCallerAndTheTeamWorksOn(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      RuntimeException thrown = new IllegalStateException("unit 7", new IOException("disk"));
      for (int round = 0; round < 50; round++) {
        Exception caught =
            assertThrows(
                IllegalStateException.class,
                () ->
                    team.run(
                        20,
                        1,
                        (scratch, from, to) -> {
                          if (from == 7) {
                            throw thrown;
                          }
                        }));
        assertSame(thrown, caught);
        assertEquals("disk", caught.getCause().getMessage());
        assertEquals(Collections.nCopies(20, 1), counts(team, 20, 1));
      }
    }
  }

  /** The caller's piece goes on until the worker's has failed. */
  @Test
  void anExceptionInAnotherThreadReachesTheCaller() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      Thread caller = Thread.currentThread();
      CountDownLatch failing = new CountDownLatch(1);
      AssertionError thrown = new AssertionError("in a worker");
      AssertionError caught =
          assertThrows(
              AssertionError.class,
              () ->
                  team.run(
                      2,
                      1,
                      (scratch, from, to) -> {
                        if (Thread.currentThread().equals(caller)) {
                          await(failing);
                        } else {
                          failing.countDown();
                          throw thrown;
                        }
                      }));
      assertSame(thrown, caught);
      assertEquals(2, workers(team).size());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> void sneakily(Exception thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void aCheckedExceptionBecomesTheCause() {
    try (WorkerTeam team = new WorkerTeam(1)) {
      IOException thrown = new IOException("disk");
      Exception caught =
          assertThrows(
              IllegalStateException.class,
              () ->
                  team.run(
                      1,
                      1,
                      (scratch, from, to) -> WorkerTeamTest.<RuntimeException>sneakily(thrown)));
      assertSame(thrown, caught.getCause());
    }
  }

  @Test
  void afterAFailureNoNewPieceIsBegun() {
    try (WorkerTeam team = new WorkerTeam(1)) {
      List<Integer> begun = new ArrayList<>();
      assertThrows(
          IllegalStateException.class,
          () ->
              team.run(
                  9,
                  1,
                  (scratch, from, to) -> {
                    begun.add(from);
                    if (from == 2) {
                      throw new IllegalStateException("enough");
                    }
                  }));
      assertEquals(List.of(0, 1, 2), begun);
    }
  }

  /** From the caller's piece and from another worker's, with one worker and with several. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void useWhileItRunsIsRefused(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      CyclicBarrier barrier = new CyclicBarrier(threads);
      Set<String> messages = ConcurrentHashMap.newKeySet();
      team.run(
          threads,
          1,
          (scratch, from, to) -> {
            Exception e =
                assertThrows(IllegalStateException.class, () -> team.run(1, 1, (s, f, t) -> {}));
            messages.add(e.getMessage());
            await(barrier);
          });
      assertEquals(
          Set.of(
              "this network is at work already: a model is used by one thread at a time; make a"
                  + " model for each thread"),
          messages);
      assertEquals(Collections.nCopies(9, 1), counts(team, 9, 1));
    }
  }

  @Test
  void closingEndsTheThreadsAndWorkIsDoneByTheCallerFromThenOn() throws InterruptedException {
    WorkerTeam team = new WorkerTeam(5);
    Set<Thread> threads = workers(team);
    threads.remove(Thread.currentThread());
    team.close();
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
      assertFalse(thread.isAlive());
    }
    assertEquals(Collections.nCopies(97, 1), counts(team, 97, 3));
    team.close();
  }

  /** A worker that was interrupted would find no rest in LockSupport.park, and burn a core. */
  @Test
  void anInterruptedWorkerGoesBackToSleep() throws InterruptedException {
    try (WorkerTeam team = new WorkerTeam(2)) {
      Set<Thread> threads = workers(team);
      threads.remove(Thread.currentThread());
      Thread worker = threads.iterator().next();
      awaitWaiting(worker);
      worker.interrupt();
      awaitInterruptTaken(worker);
      awaitWaiting(worker);
      assertEquals(2, workers(team).size());
    }
  }

  private static void awaitInterruptTaken(Thread thread) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (thread.isInterrupted()) {
      assertTrue(System.nanoTime() < end, "the interrupt stays");
      Thread.sleep(1);
    }
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (thread.getState() != Thread.State.WAITING) {
      assertTrue(System.nanoTime() < end, () -> "it is " + thread.getState());
      Thread.sleep(1);
    }
  }

  /** Idle threads must not keep what they last worked on. */
  @Test
  void theTaskIsForgotten() throws InterruptedException {
    try (WorkerTeam team = new WorkerTeam(2)) {
      WeakReference<Object> object = workOnANewObject(team);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (object.get() != null) {
        assertTrue(System.nanoTime() < end, "the task is still held");
        System.gc();
        Thread.sleep(10);
      }
    }
  }

  private static WeakReference<Object> workOnANewObject(WorkerTeam team) {
    Object object = new Object();
    team.run(4, 1, (scratch, from, to) -> assertNotEquals(object, scratch));
    return new WeakReference<>(object);
  }
}
