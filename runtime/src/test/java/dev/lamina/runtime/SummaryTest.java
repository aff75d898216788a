package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.dsl.Loss;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final Locale usual = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(usual);
  }

  private static NetworkSpec digits() {
    return NetworkSpec.of("Digits")
        .input("image", 1, 28, 28)
        .output("digit", Loss.SOFTMAX_CROSS_ENTROPY, 1, 10)
        .layer("image", "@Input({1, 28, 28})", 0, 0, 0, 1, 28, 28)
        .layer("c1", "@Conv(filters = 6, kernel = 5) @Tanh", 156, 86_400, 1, 6, 24, 24)
        .layer("digit", "@Dense(units = 10) @Output", 34_570, 1_234_567, 2, 10);
  }

  @Test
  void isAlignedText() {
    assertEquals(
        """
        Digits
          layer  output       parameters  multiply-adds  declared as
          image  1 x 28 x 28                             @Input({1, 28, 28})
          c1     6 x 24 x 24         156         86,400  @Conv(filters = 6, kernel = 5) @Tanh
          digit  10               34,570      1,234,567  @Dense(units = 10) @Output
          total                   34,726      1,320,967\
        """,
        Summary.of(digits()));
  }

  @Test
  void isTheSameInEveryLocale() {
    Locale.setDefault(Locale.ROOT);
    String expected = Summary.of(digits());
    Locale.setDefault(Locale.GERMANY);
    assertEquals(expected, Summary.of(digits()));
  }

  /** Columns grow with what is in them, and a network without weights has an empty total. */
  @Test
  void longNamesAndNoWeights() {
    NetworkSpec spec =
        NetworkSpec.of("Copy")
            .layer("theValueThatComesIn", "@Input(4) @Output(loss = L1)", 0, 0, 0, 4);
    assertEquals(
        """
        Copy
          layer                output  parameters  multiply-adds  declared as
          theValueThatComesIn  4                                  @Input(4) @Output(loss = L1)
          total\
        """,
        Summary.of(spec));
  }
}
