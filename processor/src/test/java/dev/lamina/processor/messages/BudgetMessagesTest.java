package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about {@code @Budget}. */
class BudgetMessagesTest {
  @Test
  void everyLimitExceededByOne() {
    new CompileTester()
        .check(
            """
            @Network
            @Budget(
            // ERROR [BudgetExceeded] @Network Digits needs 119 parameters, but its @Budget allows 118
            //     digit    99
            //     c1       20
            //     in all  119 - 118 = 1 too many
            //   fix: parameters = 119, or make digit smaller
            //               ^
                parameters = 118,
            // ERROR [BudgetExceeded] @Network Digits needs 384 multiply-adds a sample, but its @Budget allows 383
            //     c1      288
            //     digit    96
            //     in all  384 - 383 = 1 too many
            //   fix: macs = 384, or make c1 smaller
            //         ^
                macs = 383,
            // ERROR [BudgetExceeded] @Network Digits needs 512 bytes a sample in training, but its @Budget allows 511
            //     c1      512
            //     image   192
            //     digit   128
            //     in all  832, before they share places
            //     shared: 128 floats * 4 = 512 - 511 = 1 too many
            //   fix: activationBytes = 512, or make c1 smaller
            //                    ^
                activationBytes = 511)
            abstract class Digits {
              @Input({1, 6, 6}) Layer image;
              @Conv(filters = 2, kernel = 3) @Tanh Layer c1;
              @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer digit;
            }
            """);
  }

  /** The numbers that the fixes of the test above propose. */
  @Test
  void everyLimitJustKept() {
    new CompileTester()
        .check(
            """
            @Network
            @Budget(parameters = 119, macs = 384, activationBytes = 512)
            abstract class Digits {
              @Input({1, 6, 6}) Layer image;
              @Conv(filters = 2, kernel = 3) @Tanh Layer c1;
              @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer digit;
            }
            """);
  }

  @Test
  void theFieldsThatTakeMostAreNamedAndTheOthersSummed() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [BudgetExceeded] @Network Digits needs 6,178 multiply-adds a sample, but its @Budget allows 1
            //     c         4,200
            //     e         1,500
            //     d           350
            //     (others)    128
            //     in all    6,178 - 1 = 6,177 too many
            //   fix: macs = 6178, or make c smaller
            //             ^
            @Budget(macs = 1)
            abstract class Digits {
              @Input(4) Layer x;
              @Dense(units = 2) Layer a;
              @Dense(units = 60) Layer b;
              @Dense(units = 70) Layer c;
              @Dense(units = 5) Layer d;
              @Dense(units = 300) @Output(loss = L1) Layer e;
            }
            """);
  }

  /** A number that an int does not hold is written as a long. */
  @Test
  void aLongNumber() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [BudgetExceeded] @Network Digits needs 3,200,000,000 multiply-adds a sample, but its @Budget allows 3,000,000,000
            //     c1      3,200,000,000
            //     in all  3,200,000,000 - 3,000,000,000 = 200,000,000 too many
            //   fix: macs = 3200000000L, or make c1 smaller
            //             ^
            @Budget(macs = 3_000_000_000L)
            abstract class Digits {
              @Input({1, 2000, 2000}) Layer image;
              @Conv(filters = 50, kernel = 4, padding = SAME) Layer c1;
              @GlobalAvgPool @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void badLimits() {
    new CompileTester()
        .check(
            """
            @Network
            @Budget(
            // ERROR [BadAttribute] @Budget Digits: parameters must be at least 1, but is 0
            //   fix: remove parameters, which sets no limit
            //               ^
                parameters = 0,
            // ERROR [BadAttribute] @Budget Digits: macs must be at least 1, but is -1
            //   fix: remove macs, which sets no limit
            //         ^
                macs = -1,
            // ERROR [BadAttribute] @Budget Digits: activationBytes must be at least 1, but is -9223372036854775808
            //   fix: remove activationBytes, which sets no limit
            //                        ^
                activationBytes = Long.MIN_VALUE)
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void noLimit() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [MissingAttribute] @Budget Digits: no limit is given
            //   fix: remove @Budget, or give it parameters, macs or activationBytes
            //^
              @Budget
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void noNetwork() {
    new CompileTester()
        .check(
            """
            // ERROR [NoNetwork] @Budget stands on Digits, which is no @Network, so it limits nothing
            //   fix: write @Network beside it, or remove @Budget
            //^
              @Budget(macs = 10)
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }
}
