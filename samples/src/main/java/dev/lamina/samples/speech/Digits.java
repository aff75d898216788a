package dev.lamina.samples.speech;

import java.util.List;

/** The ten words. */
final class Digits {
  /** By their numbers. */
  static final List<String> WORDS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private Digits() {}

  /** The number of a word, or of a digit such as "7"; -1 for anything else. */
  static int number(String name) {
    boolean digit = name.length() == 1 && name.charAt(0) >= '0' && name.charAt(0) <= '9';
    return digit ? name.charAt(0) - '0' : WORDS.indexOf(name);
  }
}
