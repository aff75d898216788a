package dev.lamina.runtime.text;

import java.io.IOException;
import java.nio.file.Path;

/** The file of a vocabulary is damaged or none; the message names file, line and expectation. */
public final class VocabularyException extends IOException {
  private static final long serialVersionUID = 1;

  VocabularyException(Path file, String fault) {
    super(file + ": " + fault);
  }

  VocabularyException(Path file, String fault, Throwable cause) {
    super(file + ": " + fault, cause);
  }
}
