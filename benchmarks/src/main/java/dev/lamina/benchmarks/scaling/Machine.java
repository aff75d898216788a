package dev.lamina.benchmarks.scaling;

/**
 * What a machine of any number of cores is taken for.
 *
 * @param flop operations that a core does in a nanosecond, where a step multiplies
 * @param bytes that a core reads or writes in a nanosecond, where it does not
 * @param line nanoseconds that a cache line takes from one core to another
 */
public record Machine(double flop, double bytes, double line) {
  /** Cores like those that the tables of this project were measured on. */
  public static final Machine USUAL = new Machine(100, 10, 100);

  /**
   * Nanoseconds to begin and end a round: each worker reads its number, and counts itself in and
   * out on one line.
   */
  double meeting(int workers) {
    return 3 * line * workers;
  }
}
