package dev.lamina.benchmarks;

/**
 * Both sides of a case.
 *
 * @param flop floating-point operations of the work, two for each multiply-add
 */
record Sides(double flop, Contestant lamina, Contestant peer) implements AutoCloseable {
  @Override
  public void close() {
    lamina.close();
    peer.close();
  }
}
