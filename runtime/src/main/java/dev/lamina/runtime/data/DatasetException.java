package dev.lamina.runtime.data;

import java.io.IOException;
import java.nio.file.Path;

/** A file of samples is not what it should be; the message names the file and what is wrong. */
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1;

  DatasetException(String message) {
    super(message);
  }

  DatasetException(Path file, String fault) {
    super(file + ": " + fault);
  }

  DatasetException(Path file, String fault, Throwable cause) {
    super(file + ": " + fault, cause);
  }
}
