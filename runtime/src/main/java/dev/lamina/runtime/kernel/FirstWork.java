package dev.lamina.runtime.kernel;

/**
 * Whether a JVM that has just started computes something by plain loops. Vector code takes about a
 * thousand times as long until C2 has compiled it: a process that predicts once, with a small
 * network, would wait for little else. What is computed plainly has the same bits, since it rounds
 * where vectors do, so that nobody can tell when it ends.
 *
 * <p>It ends when the next piece of work would be more than is left of {@code 2^24} operations, or
 * of what the system property {@code lamina.firstWork} says instead; 0 is none.
 */
public final class FirstWork {
  private static final int OPERATIONS = 1 << 24;

  // Threads that count at once may each lose what another counted: then it ends a little later.
  private static long left = VectorSupport.FMA ? Long.getLong("lamina.firstWork", OPERATIONS) : 0;

  private FirstWork() {}

  /** Whether so much work is done by plain loops; counts it. */
  public static boolean takes(long operations) {
    if (left == 0) {
      return false;
    }
    left = operations > left ? 0 : left - operations;
    return left > 0;
  }
}
