package dev.lamina.benchmarks;

import java.io.Serial;

/** Two sides of a case do not compute the same: their times would say nothing. */
final class DifferentNumbersException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  DifferentNumbersException(String message) {
    super(message);
  }
}
