package dev.lamina.benchmarks;

/**
 * How long a case runs.
 *
 * @param warmUp nanoseconds of each side before anything counts
 * @param rounds measurements of each side
 * @param budget nanoseconds that the rounds may take together; fewer are made of slow work, but 3
 */
record Pace(long warmUp, int rounds, long budget) {
  /** Nanoseconds that one measurement takes at least; fast work is repeated. */
  static final long LEAST = 10_000_000;

  private static final long SECOND = 1_000_000_000;

  /** For figures to rely on. */
  static final Pace FULL = new Pace(8 * SECOND, 31, 30 * SECOND);

  /** For each size of the plot, of which there are many. */
  static final Pace PLOT = new Pace(2 * SECOND, 31, 15 * SECOND);

  /** To see whether everything works. */
  static final Pace QUICK = new Pace(SECOND, 5, 3 * SECOND);

  /** Rounds of work that takes so long on both sides together. */
  int rounds(double nanoseconds) {
    return (int) Math.clamp(budget / nanoseconds, 3, rounds);
  }
}
