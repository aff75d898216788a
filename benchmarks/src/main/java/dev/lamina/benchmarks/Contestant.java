package dev.lamina.benchmarks;

import java.util.Map;

/** One side of a case: a library with everything at hand that the work needs. */
interface Contestant extends AutoCloseable {
  /** Does the work once and tells what came out, by names that both sides use. */
  Map<String, float[]> numbers();

  /** Does the work once; this is timed. */
  void run();

  @Override
  default void close() {}
}
