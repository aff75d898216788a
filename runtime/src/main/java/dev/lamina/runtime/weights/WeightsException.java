package dev.lamina.runtime.weights;

import java.io.IOException;
import java.nio.file.Path;

/** A file of weights is damaged or does not fit the network; the message names the file. */
public final class WeightsException extends IOException {
  private static final long serialVersionUID = 1;

  /** An exception that names the file and what is wrong with it. */
  public WeightsException(Path file, String fault) {
    super(file + ": " + fault);
  }

  WeightsException(Path file, String fault, Throwable cause) {
    super(file + ": " + fault, cause);
  }
}
