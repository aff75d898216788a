package dev.lamina.benchmarks;

import java.util.Arrays;

/** Times one side of a case. */
final class Stopwatch {
  private final Contestant contestant;
  private int repetitions = 1;
  private double first;
  private double warmUp;
  private double processor;

  Stopwatch(Contestant contestant) {
    this.contestant = contestant;
  }

  /** Runs for so many nanoseconds, at least twice, and finds how often a measurement repeats. */
  void warmUp(long nanoseconds) {
    first = measure();
    long start = System.nanoTime();
    double last = measure();
    while (System.nanoTime() - start < nanoseconds) {
      last = measure();
    }
    warmUp = System.nanoTime() - start;
    repetitions = (int) Math.clamp(Math.ceil(Pace.LEAST / last), 1, 100_000);
  }

  /** Nanoseconds of one run, the mean of some. */
  double measure() {
    long processorStart = ProcessorTime.SELF.nanoseconds();
    long start = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      contestant.run();
    }
    double time = (double) (System.nanoTime() - start) / repetitions;
    processor = (double) (ProcessorTime.SELF.nanoseconds() - processorStart) / repetitions;
    return time;
  }

  /** Nanoseconds that processors have worked for the last run. */
  double processor() {
    return processor;
  }

  /** Nanoseconds of the very first run. */
  double first() {
    return first;
  }

  /** Nanoseconds of the others before the measurements. */
  double warmUp() {
    return warmUp;
  }

  /** Runs in a measurement. */
  int repetitions() {
    return repetitions;
  }

  /** The middle value, or the higher one of two. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
