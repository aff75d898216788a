package dev.lamina.benchmarks;

import java.util.Map;

/**
 * Whether two sides have the same numbers: each tensor within {@link #TOLERANCE} of the peer's, in
 * the root of the sum of squares.
 */
final class Sameness {
  /** How far a tensor may be away, relative to its size. */
  static final double TOLERANCE = 1e-3;

  private Sameness() {}

  /** Throws unless the numbers are the same. */
  static void require(String name, Map<String, float[]> lamina, Map<String, float[]> peer) {
    if (!lamina.keySet().equals(peer.keySet())) {
      throw new DifferentNumbersException(
          "%s: Lamina has %s, the peer %s".formatted(name, lamina.keySet(), peer.keySet()));
    }
    lamina.forEach((tensor, values) -> require(name + ": " + tensor, values, peer.get(tensor)));
  }

  private static void require(String what, float[] lamina, float[] peer) {
    if (lamina.length != peer.length) {
      throw new DifferentNumbersException(
          "%s has %s elements, the peer's %s".formatted(what, lamina.length, peer.length));
    }
    double difference = 0;
    double size = 0;
    for (int i = 0; i < peer.length; i++) {
      difference += Math.pow((double) lamina[i] - peer[i], 2);
      size += Math.pow(peer[i], 2);
    }
    double error = difference == 0 ? 0 : Math.sqrt(difference / size);
    if (!(error <= TOLERANCE)) { // also where it is not a number
      throw new DifferentNumbersException(
          "%s differs by %.2g of its size, more than %s".formatted(what, error, TOLERANCE));
    }
  }
}
