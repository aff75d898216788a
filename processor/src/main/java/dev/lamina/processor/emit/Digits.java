package dev.lamina.processor.emit;

/** Long numbers for readers. {@code String.format} would do it, but takes long to start. */
final class Digits {
  private Digits() {}

  /** A number of at least 0 with its thousands set apart: {@code 1,234,567}. */
  static String grouped(long number, char separator) {
    StringBuilder digits = new StringBuilder().append(number);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, separator);
    }
    return digits.toString();
  }
}
