package dev.lamina.processor.numbers;

import java.util.Locale;

/** The two kinds of code that can be generated. */
enum Mode {
  VECTOR,
  SCALAR;

  /** As {@code -Alamina.simd} takes it. */
  String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
