package dev.lamina.benchmarks.scaling;

import java.util.Arrays;

/**
 * Work between two meetings.
 *
 * @param name what it does
 * @param units equal units that it consists of, 0 if it is not shared
 * @param grain units in a piece, at most; 0 for as many as give each worker a few pieces
 * @param unit nanoseconds of a unit
 * @param alone nanoseconds that the caller works on after the others
 */
record Share(String name, int units, int grain, double unit, double alone) {
  /** As WorkerTeam of the runtime cuts work by parts. */
  private static final int PIECES = 4;

  /** Pieces that as many workers cut it into, as WorkerTeam of the runtime does. */
  int pieces(int workers) {
    int few = Math.ceilDiv(units, PIECES * workers);
    int wanted = Math.ceilDiv(units, Math.max(1, grain > 0 ? grain : few));
    return Math.min(units, Math.ceilDiv(wanted, workers) * workers);
  }

  /** Nanoseconds from its beginning to its end. */
  double time(int workers, Machine machine) {
    int pieces = pieces(workers);
    if (workers == 1 || pieces <= 1) {
      return units * unit + alone;
    }
    return machine.meeting(workers) + shared(workers, pieces, machine) + alone;
  }

  // Whoever is free takes the next piece. The counter is a line that one core has at a time.
  private double shared(int workers, int pieces, Machine machine) {
    double[] free = new double[workers];
    double counter = 0;
    for (int piece = 0; piece < pieces; piece++) {
      int worker = first(free);
      counter = Math.max(counter, free[worker]) + machine.line();
      long from = (long) units * piece / pieces;
      long to = (long) units * (piece + 1) / pieces;
      free[worker] = counter + (to - from) * unit;
    }
    return Arrays.stream(free).max().orElseThrow();
  }

  private static int first(double[] free) {
    int first = 0;
    for (int i = 1; i < free.length; i++) {
      if (free[i] < free[first]) {
        first = i;
      }
    }
    return first;
  }
}
