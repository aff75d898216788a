package dev.lamina.benchmarks;

import java.io.IOException;

/**
 * Work that is measured on two sides.
 *
 * @param name what is done, and with which sizes
 * @param threads of Lamina's side, by which the peak is multiplied
 * @param peerName the other side's name in the table
 * @param alone whether it needs a process of its own
 * @param make makes both sides; memory is taken only when the case runs
 */
record Case(String name, int threads, String peerName, boolean alone, Make make) {
  /** Makes both sides. */
  interface Make {
    Sides sides() throws IOException;
  }

  /** What it is chosen by. */
  String title() {
    return name + " / " + peerName;
  }
}
