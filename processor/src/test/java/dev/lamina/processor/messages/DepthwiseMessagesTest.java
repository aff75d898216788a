package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about depthwise convolutions. */
class DepthwiseMessagesTest {
  @Test
  void shapes() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Shapes {
              @Input({6, 8, 8})                             Layer image;
              @DepthwiseConv(kernel = 3, multiplier = 2)    Layer twelve;
              @Dense(units = 12)                            Layer vector;
            // ERROR [NeedsImage] @DepthwiseConv late needs an input of C x H x W, but vector is a vector of 12
            //     image    6 x 8 x 8
            //     twelve  12 x 6 x 6    DepthwiseConv 3x3, multiplier 2
            //     vector  12            Dense 12
            //   fix: move it above vector, which flattens, or use @Dense here
            //^
              @DepthwiseConv(kernel = 3) @Output(loss = L1) Layer late;
            // ERROR [KernelTooLarge] @DepthwiseConv large needs a 7x7 window but its input twelve is only 6x6
            //     image    6 x 8 x 8
            //     twelve  12 x 6 x 6    DepthwiseConv 3x3, multiplier 2
            //     large   (6 + 2*0 - 7) / 1 + 1 = 0
            //   fix: kernel = 6 gives 36 x 1 x 1, or padding = 1 gives 36 x 2 x 2
            //                                        ^
              @From("twelve") @DepthwiseConv(kernel = 7, multiplier = 3) @Output(loss = L1) Layer large;
            }
            """);
  }

  @Test
  void attributes() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Numbers {
              @Input({6, 8, 8})                          Layer image;
            // ERROR [MissingAttribute] @DepthwiseConv missing: kernel is not given
            //   fix: add kernel = 3
            //^
              @DepthwiseConv                             Layer missing;
            // ERROR [BadAttribute] @DepthwiseConv none: multiplier must be at least 1, but is 0
            //   fix: multiplier = 1
            //                                        ^
              @DepthwiseConv(kernel = 3, multiplier = 0) Layer none;
              @Dense(units = 2) @Output(loss = L1)       Layer out;
            }
            """);
  }

  @Test
  void moreFiltersThanAnIntCounts() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Many {
              @Input({6, 8, 8}) Layer image;
            // ERROR [TooLarge] @DepthwiseConv many gives 2,147,483,647 floats, 2147483647 x 1 x 1, but a value may have 536,870,911 at most
            //     image  6 x 8 x 8
            //   fix: make it at least 4.1 times smaller
            //^
              @DepthwiseConv(kernel = 8, multiplier = 2147483647) Layer many;
              @Dense(units = 2) @Output(loss = L1) Layer out;
            }
            """);
  }
}
