package dev.lamina.runtime.data;

/** A sample could not be read while a batch was filled; the cause says why. */
public final class SampleReadException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int index;

  SampleReadException(int index, Throwable cause) {
    super("cannot read sample " + index + ": " + reason(cause), cause);
    this.index = index;
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }

  /** Number of the sample in the dataset that was to be read. */
  public int index() {
    return index;
  }
}
