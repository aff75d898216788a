package dev.lamina.benchmarks;

/**
 * Work of one size.
 *
 * @param label the size, as the axis has it
 * @param samples that the work is done for
 * @param flop floating-point operations for all of them
 * @param threads that do it
 */
record CostPoint(String label, int samples, double flop, int threads, Contestant work) {
  /** Milliseconds a sample if the whole work takes so many nanoseconds. */
  double each(double nanoseconds) {
    return nanoseconds / samples / 1e6;
  }

  /** Milliseconds a sample if every thread did so many operations a nanosecond. */
  double eachAtPeak(double peak) {
    return each(flop / (peak * threads));
  }
}
