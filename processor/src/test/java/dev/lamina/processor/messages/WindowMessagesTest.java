package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is reported about windows of convolutions and pools. */
class WindowMessagesTest {
  @Test
  void kernelTooLarge() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 28, 28})                                        Layer image;
              @Conv(filters = 6, kernel = 5) @Relu                       Layer c1;
              @MaxPool(size = 2)                                         Layer s2;
              @Conv(filters = 16, kernel = 5) @Relu                      Layer c3;
              @MaxPool(size = 2)                                         Layer s4;
            // ERROR [KernelTooLarge] @Conv c5 needs a 5x5 window but its input s4 is only 4x4
            //     image   1 x 28 x 28
            //     c1      6 x 24 x 24    Conv 6, 5x5
            //     s2      6 x 12 x 12    MaxPool 2
            //     c3     16 x 8 x 8      Conv 16, 5x5
            //     s4     16 x 4 x 4      MaxPool 2
            //     c5     (4 + 2*0 - 5) / 1 + 1 = 0
            //   fix: kernel = 4 gives 120 x 1 x 1, or padding = 1 gives 120 x 2 x 2
            //                              ^
              @Conv(filters = 120, kernel = 5) @Relu                     Layer c5;
              @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY)   Layer digit;
            }
            """);
  }

  @Test
  void kernelTooLargeVariants() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({2, 6, 9}) Layer image;
            // ERROR [KernelTooLarge] @Conv columns needs a 3x10 window but its input image is only 6x9
            //     image    2 x 6 x 9
            //     columns  rows     (6 + 2*0 - 3) / 1 + 1 = 4
            //              columns  (9 + 2*0 - 10) / 1 + 1 = 0
            //   fix: kernel = {3, 9} gives 4 x 4 x 1, or padding = {0, 1} gives 4 x 4 x 2
            //                                               ^
              @From("image") @Conv(filters = 4, kernel = {3, 10}) @Output(loss = L1) Layer columns;
            // ERROR [KernelTooLarge] @Conv rows needs a 9x3 window but its input image is only 6x9
            //     image  2 x 6 x 9
            //     rows   rows     (6 + 2*0 - 9) / 1 + 1 = -2
            //            columns  (9 + 2*0 - 3) / 1 + 1 = 7
            //   fix: kernel = {6, 3} gives 4 x 1 x 7, or padding = {2, 0} gives 4 x 2 x 7
            //                                            ^
              @From("image") @Conv(filters = 4, kernel = {9, 3}) @Output(loss = L1) Layer rows;
            // ERROR [KernelTooLarge] @Conv padded needs a 12x12 window but its input image is only 6x9, with padding 8x11
            //     image   2 x 6 x 9
            //     padded  rows     (6 + 2*1 - 12) / 1 + 1 = -3
            //             columns  (9 + 2*1 - 12) / 1 + 1 = 0
            //   fix: kernel = {8, 11} gives 4 x 1 x 1, or padding = {3, 2} gives 4 x 1 x 2
            //                                           ^
              @From("image") @Conv(filters = 4, kernel = 12, padding = 1) @Output(loss = L1) Layer padded;
            // ERROR [KernelTooLarge] @Conv dilated needs a 10x10 window (4x4 dilated) but its input image is only 6x9
            //     image    2 x 6 x 9
            //     dilated  rows     (6 + 2*0 - ((4 - 1)*3 + 1)) / 1 + 1 = -3
            //              columns  (9 + 2*0 - ((4 - 1)*3 + 1)) / 1 + 1 = 0
            //   fix: kernel = {2, 3} gives 4 x 3 x 3, or padding = {2, 1} gives 4 x 1 x 2
            //                                           ^
              @From("image") @Conv(filters = 4, kernel = 4, dilation = 3) @Output(loss = L1) Layer dilated;
            // ERROR [KernelTooLarge] @Conv strided needs a 10x10 window but its input image is only 6x9
            //     image    2 x 6 x 9
            //     strided  rows     (6 + 2*0 - 10) / 3 + 1 < 1
            //              columns  (9 + 2*0 - 10) / 3 + 1 < 1
            //   fix: kernel = {6, 9} gives 4 x 1 x 1, or padding = {2, 1} gives 4 x 1 x 1
            //                                           ^
              @From("image") @Conv(filters = 4, kernel = 10, stride = 3) @Output(loss = L1) Layer strided;
            // ERROR [KernelTooLarge] @MaxPool pool needs a 7x7 window but its input image is only 6x9
            //     image  2 x 6 x 9
            //     pool   rows     (6 + 2*0 - 7) / 7 + 1 < 1
            //            columns  (9 + 2*0 - 7) / 7 + 1 = 1, remainder 2
            //   fix: size = {6, 3} gives 2 x 1 x 3, or padding = {1, 3} gives 2 x 1 x 2
            //                               ^
              @From("image") @MaxPool(size = 7) @Output(loss = L1) Layer pool;
            // ERROR [KernelTooLarge] @AvgPool average needs a 3x12 window but its input image is only 6x9, with padding 8x11
            //     image    2 x 6 x 9
            //     average  rows     (6 + 2*1 - 3) / 2 + 1 = 3, remainder 1
            //              columns  (9 + 2*1 - 12) / 2 + 1 < 1
            //   fix: size = {3, 11} gives 2 x 3 x 1, or padding = {1, 2} gives 2 x 3 x 1
            //                                   ^
              @From("image") @AvgPool(size = {3, 12}, stride = 2, padding = 1) @Output(loss = L1) Layer average;
            // ERROR [KernelTooLarge] @MaxPool middle needs an 8x8 window but its input middle.relu is only 6x9
            //     image           2 x 6 x 9
            //     middle.relu     2 x 6 x 9    Relu
            //     middle.maxPool  rows     (6 + 2*0 - 8) / 8 + 1 < 1
            //                     columns  (9 + 2*0 - 8) / 8 + 1 = 1, remainder 1
            //   fix: size = {6, 3} gives 2 x 1 x 3, or padding = {1, 4} gives 2 x 1 x 2
            //                                     ^
              @From("image") @Relu @MaxPool(size = 8) @Tanh @Output(loss = L1) Layer middle;
            }
            """);
  }

  @Test
  void longChain() {
    String layers =
        IntStream.rangeClosed(1, 15)
            .mapToObj("  @Conv(filters = 100, kernel = 2) @Relu Layer c%d;\n"::formatted)
            .collect(Collectors.joining());
    new CompileTester()
        .check(
            """
            @Network
            abstract class Deep {
              @Input({3, 16, 16}) Layer image;
            LAYERS
            // ERROR [KernelTooLarge] @Conv c16 needs a 2x2 window but its input c15 is only 1x1
            //     ... 4 more above
            //     c4   100 x 12 x 12    Conv 100, 2x2
            //     c5   100 x 11 x 11    Conv 100, 2x2
            //     c6   100 x 10 x 10    Conv 100, 2x2
            //     c7   100 x 9 x 9      Conv 100, 2x2
            //     c8   100 x 8 x 8      Conv 100, 2x2
            //     c9   100 x 7 x 7      Conv 100, 2x2
            //     c10  100 x 6 x 6      Conv 100, 2x2
            //     c11  100 x 5 x 5      Conv 100, 2x2
            //     c12  100 x 4 x 4      Conv 100, 2x2
            //     c13  100 x 3 x 3      Conv 100, 2x2
            //     c14  100 x 2 x 2      Conv 100, 2x2
            //     c15  100 x 1 x 1      Conv 100, 2x2
            //     c16  (1 + 2*0 - 2) / 1 + 1 = 0
            //   fix: kernel = 1 gives 8 x 1 x 1, or padding = 1 gives 8 x 2 x 2
            //                            ^
              @Conv(filters = 8, kernel = 2) @Output(loss = L1) Layer c16;
            }
            """
                .replace("LAYERS\n", layers));
  }

  @Test
  void windowDoesNotTile() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({2, 7, 7}) Layer image;
            // WARNING [WindowDoesNotTile] @MaxPool pool never reads the last row and column of its input image, which is 7x7
            //     image  2 x 7 x 7
            //     pool   (7 + 2*0 - 3) / 3 + 1 = 2, remainder 1
            //   fix: padding = 1 gives 2 x 3 x 3, or ceilMode = true gives 2 x 3 x 3
            //                               ^
              @From("image") @MaxPool(size = 3) @Output(loss = L1) Layer pool;
            // WARNING [WindowDoesNotTile] @Conv rows never reads the last row of its input image, which is 7x7
            //     image  2 x 7 x 7
            //     rows   rows     (7 + 2*0 - 2) / 2 + 1 = 3, remainder 1
            //            columns  (7 + 2*0 - 3) / 2 + 1 = 3
            //   fix: kernel = 3 gives 4 x 3 x 3, or padding = {1, 0} gives 4 x 4 x 3
            //                                            ^
              @From("image") @Conv(filters = 4, kernel = {2, 3}, stride = 2) @Output(loss = L1) Layer rows;
            // WARNING [WindowDoesNotTile] @AvgPool columns never reads the last column of its input image, which is 7x7
            //     image    2 x 7 x 7
            //     columns  rows     (7 + 2*0 - 7) / 7 + 1 = 1
            //              columns  (7 + 2*0 - 2) / 2 + 1 = 3, remainder 1
            //   fix: padding = {0, 1} gives 2 x 1 x 4, or ceilMode = true gives 2 x 1 x 4
            //                                   ^
              @From("image") @AvgPool(size = {7, 2}) @Output(loss = L1) Layer columns;
              @From("image") @Conv(filters = 4, kernel = 1, stride = 4) @Output(loss = L1) Layer skips;
              @From("image") @MaxPool(size = 3, ceilMode = true) @Output(loss = L1) Layer whole;
            // WARNING [WindowDoesNotTile] @Conv dilated never reads the last 2 rows and 2 columns of its input image, which is 7x7
            //     image    2 x 7 x 7
            //     dilated  (7 + 2*2 - ((4 - 1)*2 + 1)) / 5 + 1 = 1, remainder 4
            //   fix: kernel = 5 gives 4 x 1 x 1, or padding = 3 gives 4 x 2 x 2
            //                                           ^
              @From("image") @Conv(filters = 4, kernel = 4, stride = 5, dilation = 2, padding = 2)
              @Output(loss = L1) Layer dilated;
            }
            """);
  }

  @Test
  void windowDoesNotTileInStrictMode() {
    new CompileTester()
        .with("-Alamina.strict=true")
        .check(
            """
            @Network
            abstract class Digits {
              @Input({2, 7, 7}) Layer image;
            // ERROR [WindowDoesNotTile] @MaxPool pool never reads the last row and column of its input image, which is 7x7
            //     image  2 x 7 x 7
            //     pool   (7 + 2*0 - 3) / 3 + 1 = 2, remainder 1
            //   fix: padding = 1 gives 2 x 3 x 3, or ceilMode = true gives 2 x 3 x 3
            //                ^
              @MaxPool(size = 3) @Output(loss = L1) Layer pool;
            }
            """);
  }

  @Test
  void paddingTooLarge() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({2, 7, 8}) Layer image;
            // ERROR [PaddingTooLarge] @MaxPool a pads by 2, but 1 is the most for a window of 3: it must not lie on padding alone
            //     image  2 x 7 x 8
            //   fix: padding = 1 gives 2 x 3 x 3
            //                                            ^
              @From("image") @MaxPool(size = 3, padding = 2) @Output(loss = L1) Layer a;
            // ERROR [PaddingTooLarge] @AvgPool b pads by 1, but 0 is the most for a window of 1: it must not lie on padding alone
            //     image  2 x 7 x 8
            //   fix: padding = {1, 0} gives 2 x 7 x 8
            //                                                             ^
              @From("image") @AvgPool(size = {3, 1}, stride = 1, padding = 1) @Output(loss = L1) Layer b;
            // ERROR [PaddingTooLarge] @AvgPool c pads by 5, but 1 is the most for a window of 2: it must not lie on padding alone
            //     image  2 x 7 x 8
            //   fix: padding = {1, 0} gives 2 x 4 x 4
            //                                             ^
              @From("image") @AvgPool(size = 2, padding = {5, 0}) @Output(loss = L1) Layer c;
            // ERROR [PaddingTooLarge] @AvgPool d pads by 2, but 1 is the most for a window of 3: it must not lie on padding alone
            //     image  2 x 7 x 8
            //   fix: padding = 1 gives 2 x 3 x 3
            //                                                ^
              @From("image") @AvgPool(size = 3, padding = {1, 2}) @Output(loss = L1) Layer d;
            }
            """);
  }
}
