package dev.lamina.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Whether a JVM that has just started computes something by plain loops. Vector code takes about a
 * thousand times as long until C2 has compiled it: a process that predicts once, with a small
 * network, would wait for little else. What is computed plainly has the same bits, since it rounds
 * where vectors do, so that nobody can tell when it ends.
 *
 * <p>It ends when the next piece of work would be more than is left of {@code 2^24} operations, or
 * of what the system property {@code lamina.firstWork} says instead; 0 is none, as on a processor
 * that cannot multiply and add at once.
 */
public final class FirstWork {
  private static final String PROPERTY = "lamina.firstWork";

  // Threads that count at once may each lose what another counted: then it ends a little later.
  private static long left = VectorSupport.FMA ? operations(System.getProperty(PROPERTY)) : 0;

  private FirstWork() {}

  /** Whether so much work is done by plain loops; counts it. */
  public static boolean takes(long operations) {
    long before = left;
    if (before == 0) {
      return false;
    }
    boolean taken = operations <= before;
    left = taken ? before - operations : 0;
    return taken;
  }

  static long operations(@Nullable String property) {
    if (property == null) {
      return 1 << 24;
    }
    if (!property.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "-D" + PROPERTY + " must be a number of operations, 0 for none, but is " + property);
    }
    return Long.parseLong(property);
  }
}
