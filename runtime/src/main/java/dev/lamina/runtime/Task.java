package dev.lamina.runtime;

import dev.lamina.runtime.kernel.Scratch;

/**
 * Work on samples or parts that can be shared among workers: any part of it can be done by itself.
 */
@FunctionalInterface
public interface Task {
  /** Does the units {@code from} to {@code to}, the latter excluded. */
  void run(Scratch scratch, int from, int to);
}
