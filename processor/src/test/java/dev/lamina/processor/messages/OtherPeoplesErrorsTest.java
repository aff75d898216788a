package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** Where javac has found a mistake itself, nothing is said about the same place. */
class OtherPeoplesErrorsTest {
  @Test
  void constantsThatDoNotExist() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR cannot find symbol
            //           ^
              @Input({1, ROWS, 28}) Layer image;
            // ERROR cannot find symbol
            //                ^
            // ERROR cannot find symbol
            //                                   ^
              @Conv(filters = FILTERS, kernel = {KERNEL, 3}) @Relu Layer c1;
            // ERROR cannot find symbol
            //                ^
              @MaxPool(size = SIZE) Layer p1;
            // ERROR an enum annotation value must be an enum constant
            //                                                 ^
            // ERROR cannot find symbol
            //         ^
              @Dropout(RATE) @Dense(units = 10) @Output(loss = SOFTMAX) Layer out;
            }
            """);
  }

  @Test
  void namesThatDoNotExist() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(3) Layer a;
              @Input(3) Layer b;
            // ERROR cannot find symbol
            //      ^
            // ERROR cannot find symbol
            //                       ^
              @From(NAME) @Add({"a", OTHER}) @Dense(units = 10) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void attributesOfAnotherType() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR incompatible types: java.lang.String cannot be converted to int
            //       ^
              @Input("1, 28, 28") Layer image;
            // ERROR incompatible types: possible lossy conversion from double to int
            //                ^
            // ERROR incompatible types: java.lang.String cannot be converted to int
            //                              ^
            // ERROR incompatible types: int cannot be converted to boolean
            //                                          ^
              @Conv(filters = 6.5, kernel = "3", bias = 1) Layer c1;
            // ERROR incompatible types: int cannot be converted to java.lang.String
            //     ^
            // ERROR incompatible types: int cannot be converted to dev.lamina.dsl.Loss
            //                                          ^
              @Add(1) @Dense(units = 10) @Output(loss = 1) Layer out;
            }
            """);
  }

  @Test
  void attributesLeftAway() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR annotation @dev.lamina.dsl.Input is missing a default value for the element 'value'
            //^
              @Input Layer image;
            // ERROR [MissingAttribute] @Conv c1: kernel is not given
            //   fix: add kernel = 3
            //^
              @Conv(filters = 6) Layer c1;
            // ERROR [MissingAttribute] @MaxPool p1: size is not given
            //   fix: add size = 3
            //^
              @MaxPool Layer p1;
            // ERROR annotation @dev.lamina.dsl.From is missing a default value for the element 'value'
            //^
            // ERROR annotation @dev.lamina.dsl.Output is missing a default value for the element 'loss'
            //             ^
            // ERROR [MissingAttribute] @Dense out: units is not given
            //   fix: add units = 16
            //      ^
              @From @Dense @Output Layer out;
            }
            """);
  }

  @Test
  void attributesThatDoNotExist() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 4, 4}) Layer image;
            // ERROR [KernelTooLarge] @Conv c1 needs a 5x5 window but its input image is only 4x4
            //     image  1 x 4 x 4
            //     c1     (4 + 2*0 - 5) / 1 + 1 = 0
            //   fix: kernel = 4 gives 6 x 1 x 1, or padding = 1 gives 6 x 2 x 2
            //                            ^
            // ERROR cannot find symbol
            //                               ^
              @Conv(filters = 6, kernel = 5, size = 3) Layer c1;
              @Dense(units = 10) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void typesThatDoNotExist() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR cannot find symbol
            //                            ^
            abstract class Digits extends Missing {
            // ERROR cannot find symbol
            // ^
              @Inptu({1, 28, 28}) Layer image;
            // ERROR cannot find symbol
            //                                 ^
              @Conv(filters = 6, kernel = 31) @Rellu @MaxPool(size = 99) Layer c1;
            // ERROR cannot find symbol
            //      ^
              @Relu Lyer c2;
              @Dense(units = 10) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void otherErrorsDoNotHideOurs() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 4, 4}) Layer image;
            // ERROR [KernelTooLarge] @Conv c1 needs a 5x5 window but its input image is only 4x4
            //     image  1 x 4 x 4
            //     c1     (4 + 2*0 - 5) / 1 + 1 = 0
            //   fix: kernel = 4 gives 6 x 1 x 1, or padding = 1 gives 6 x 2 x 2
            //                            ^
              @Conv(filters = 6, kernel = 5) Layer c1;
            // ERROR cannot find symbol
            //               ^
              @Dense(units = UNITS) @Output(loss = L1) Layer out;
            // WARNING [WindowDoesNotTile] @MaxPool pool never reads the last row and column of its input image, which is 4x4
            //     image  1 x 4 x 4
            //     pool   (4 + 2*0 - 3) / 3 + 1 = 1, remainder 1
            //   fix: size = 4 gives 1 x 1 x 1, or padding = 1 gives 1 x 2 x 2, or ceilMode = true gives 1 x 2 x 2
            //                               ^
              @From("image") @MaxPool(size = 3) @Output(loss = L1) Layer pool;
            }
            """);
  }
}
