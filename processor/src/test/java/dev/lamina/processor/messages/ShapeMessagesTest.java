package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is reported once shapes are known. */
class ShapeMessagesTest {
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

  @Test
  void groupsDoNotDivide() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({6, 8, 8}) Layer image;
            // ERROR [GroupsDoNotDivide] @Conv both: groups = 4 must divide both the channels of its input image (6) and its filters (10)
            //     image  6 x 8 x 8
            //     both   6 / 4 = 1, remainder 2; 10 / 4 = 2, remainder 2
            //   fix: groups = 2
            //                                                        ^
              @From("image") @Conv(filters = 10, kernel = 3, groups = 4) @Output(loss = L1) Layer both;
            // ERROR [GroupsDoNotDivide] @Conv filters: groups = 3 must divide both the channels of its input image (6) and its filters (10)
            //     image    6 x 8 x 8
            //     filters  10 / 3 = 3, remainder 1
            //   fix: groups = 2, or filters = 12
            //                                                        ^
              @From("image") @Conv(filters = 10, kernel = 3, groups = 3) @Output(loss = L1) Layer filters;
            // ERROR [GroupsDoNotDivide] @Conv channels: groups = 5 must divide both the channels of its input image (6) and its filters (10)
            //     image     6 x 8 x 8
            //     channels  6 / 5 = 1, remainder 1
            //   fix: groups = 2
            //                                                        ^
              @From("image") @Conv(filters = 10, kernel = 3, groups = 5) @Output(loss = L1) Layer channels;
            // ERROR [KernelTooLarge] @Conv many needs a 9x9 window but its input image is only 8x8
            //     image  6 x 8 x 8
            //     many   (8 + 2*0 - 9) / 1 + 1 = 0
            //   fix: kernel = 8 gives 7 x 1 x 1, or padding = 1 gives 7 x 2 x 2
            //                                           ^
            // ERROR [GroupsDoNotDivide] @Conv many: groups = 2147483647 must divide both the channels of its input image (6) and its filters (7)
            //     image  6 x 8 x 8
            //     many   6 / 2147483647 = 0, remainder 6; 7 / 2147483647 = 0, remainder 7
            //   fix: groups = 1
            //                                                       ^
              @From("image") @Conv(filters = 7, kernel = 9, groups = 2147483647) @Output(loss = L1) Layer many;
            }
            """);
  }

  @Test
  void needsImage() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({6, 8, 8}) Layer image;
              @Dense(units = 12) @Relu Layer f1;
              @Dropout(0.5) Layer f2;
            // ERROR [NeedsImage] @Conv conv needs an input of C x H x W, but f2 is a vector of 12
            //     image   6 x 8 x 8
            //     f1     12            Dense 12
            //     f2     12            Dropout 0.5
            //   fix: move it above f1, which flattens, or use @Dense here
            //^
              @Conv(filters = 10, kernel = 3) @Output(loss = L1) Layer conv;
            // ERROR [NeedsImage] @MaxPool max needs an input of C x H x W, but f1 is a vector of 12
            //     image   6 x 8 x 8
            //     f1     12            Dense 12
            //   fix: move it above f1, which flattens, or remove it
            //            ^
              @From("f1") @MaxPool(size = 3) @Output(loss = L1) Layer max;
            // ERROR [NeedsImage] @GlobalAvgPool average needs an input of C x H x W, but f1 is a vector of 12
            //     image     6 x 8 x 8
            //     f1       12            Dense 12
            //   fix: move it above f1, which flattens, or remove it
            //            ^
              @From("f1") @GlobalAvgPool @Output(loss = L1) Layer average;
              @Input(3) Layer vector;
            // ERROR [NeedsImage] @GlobalMaxPool most needs an input of C x H x W, but vector is a vector of 3
            //     vector  3
            //   fix: an @Input of {C, H, W}, or remove it
            //^
              @GlobalMaxPool @Output(loss = L1) Layer most;
            }
            """);
  }

  @Test
  void addOfShapesThatDiffer() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({3, 8, 8}) Layer image;
            // ERROR [ShapesDiffer] @Add a adds a.conv of 4 x 6 x 6 and image of 3 x 8 x 8, but shapes must be equal
            //     image   3 x 8 x 8
            //     a.conv  4 x 6 x 6    Conv 4, 3x3
            //     a.add   4 channels against 3, 6 rows against 8, 6 columns against 8
            //   fix: filters = 3, padding = SAME in its @Conv
            //                                    ^
              @Conv(filters = 4, kernel = 3) @Add("image") @Output(loss = L1) Layer a;
            // ERROR [ShapesDiffer] @Add b adds b.relu of 3 x 6 x 6 and image of 3 x 8 x 8, but shapes must be equal
            //     image   3 x 8 x 8
            //     b.conv  3 x 6 x 6    Conv 3, 3x3
            //     b.relu  3 x 6 x 6    Relu
            //     b.add   6 rows against 8, 6 columns against 8
            //   fix: insert @From("image") @Conv(filters = 3, kernel = 3) Layer imageFit; above, write "imageFit" here
            //                                                         ^
              @From("image") @Conv(filters = 3, kernel = 3) @Relu @Add("image") @Output(loss = L1) Layer b;
              @From("image") @MaxPool(size = 2) Layer half;
            // ERROR [ShapesDiffer] @Add c adds c.relu of 6 x 4 x 4 and image of 3 x 8 x 8, but shapes must be equal
            //     image   3 x 8 x 8
            //     half    3 x 4 x 4    From image; MaxPool 2
            //     c.conv  6 x 4 x 4    Conv 6, 3x3
            //     c.relu  6 x 4 x 4    Relu
            //     c.add   6 channels against 3, 4 rows against 8, 4 columns against 8
            //   fix: insert @From("image") @Conv(filters = 6, kernel = 1, stride = 2) Layer imageFit; above, write "imageFit" here and begin the field with @From("half")
            //                                                          ^
              @Conv(filters = 6, kernel = 3, padding = SAME) @Relu @Add("image") @Output(loss = L1) Layer c;
              @From("image") @Dense(units = 5) @Output(loss = L1) Layer d;
            // ERROR [ShapesDiffer] @Add e adds e.dense of 6 and d of 5, but shapes must be equal
            //     image    3 x 8 x 8
            //     d        5            From image; Dense 5
            //     e.dense  6            Dense 6
            //     e.add    6 elements against 5
            //   fix: units = 5 in its @Dense
            //                                      ^
              @From("image") @Dense(units = 6) @Add("d") @Output(loss = L1) Layer e;
              @Add({"image", "d"}) @Output(loss = L1) Layer f;
              @From("image") @Add("e") @Output(loss = L1) Layer g;
              @From("half") @Add("a") @Output(loss = L1) Layer h;
            }
            """);
  }

  @Test
  void concatOfShapesThatDiffer() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({3, 8, 9}) Layer image;
            // ERROR [ShapesDiffer] @Concat a joins a.conv of 4 x 6 x 7 and image of 3 x 8 x 9, but only channels may differ
            //     image     3 x 8 x 9
            //     a.conv    4 x 6 x 7    Conv 4, 3x3
            //     a.concat  6 rows against 8, 7 columns against 9
            //   fix: padding = SAME in its @Conv
            //                                       ^
              @Conv(filters = 4, kernel = 3) @Concat("image") @Output(loss = L1) Layer a;
              @From("image") @MaxPool(size = {2, 3}) Layer half;
            // ERROR [ShapesDiffer] @Concat c joins half of 3 x 4 x 3 and image of 3 x 8 x 9, but only channels may differ
            //     image  3 x 8 x 9
            //     half   3 x 4 x 3    From image; MaxPool 2x3
            //     c      4 rows against 8, 3 columns against 9
            //   fix: insert @From("image") @Conv(filters = 3, kernel = 1, stride = {2, 3}) Layer imageFit; above, write "imageFit" here and begin the field with @From("half")
            //        ^
              @Concat("image") @Output(loss = L1) Layer c;
            // ERROR [ShapesDiffer] @Concat d joins image of 3 x 8 x 9 and half of 3 x 4 x 3, but only channels may differ
            //     image  3 x 8 x 9
            //     half   3 x 4 x 3    From image; MaxPool 2x3
            //     d      8 rows against 4, 9 columns against 3
            //   fix: @Conv(filters = 3, kernel = 1, stride = {2, 3}) in front of @Concat
            //                        ^
            // ERROR [ShapesDiffer] @Concat d joins image of 3 x 8 x 9 and half of 3 x 4 x 3, but only channels may differ
            //     image  3 x 8 x 9
            //     half   3 x 4 x 3    From image; MaxPool 2x3
            //     d      8 rows against 4, 9 columns against 3
            //   fix: @Conv(filters = 3, kernel = 1, stride = {2, 3}) in front of @Concat
            //                                ^
              @From("image") @Concat({"half", "half"}) @Output(loss = L1) Layer d;
            // ERROR [ShapesDiffer] @Concat e joins e.dense of 5 and image of 3 x 8 x 9, but only channels may differ
            //     image     3 x 8 x 9
            //     e.dense   5            Dense 5
            //     e.concat  a vector against an image
            //   fix: insert @From("image") @Flatten Layer imageFit; above, write "imageFit" here
            //                                         ^
              @From("image") @Dense(units = 5) @Concat("image") @Output(loss = L1) Layer e;
              @From("image") @Flatten Layer flat;
            // ERROR [ShapesDiffer] @Concat f joins image of 3 x 8 x 9 and flat of 216, but only channels may differ
            //     image    3 x 8 x 9
            //     flat   216            From image; Flatten
            //     f      an image against a vector
            //   fix: @Flatten in front of @Concat
            //                       ^
              @From("image") @Concat("flat") @Output(loss = L1) Layer f;
            }
            """);
  }

  @Test
  void lossShape() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 8, 8}) Layer image;
            // ERROR [LossShape] @Output a: SOFTMAX_CROSS_ENTROPY chooses between two classes or more, but image of 1 x 8 x 8 has only one
            //     image  1 x 8 x 8
            //   fix: loss = BINARY_CROSS_ENTROPY for a yes or no, or a layer with two channels or more
            //               ^
              @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer a;
            // ERROR [LossShape] @Output b: SOFTMAX_CROSS_ENTROPY chooses between two classes or more, but b.dense of 1 has only one
            //     image    1 x 8 x 8
            //     a        1 x 8 x 8
            //     b.dense  1            Dense 1
            //   fix: loss = BINARY_CROSS_ENTROPY for a yes or no, or units = 2
            //                                 ^
              @Dense(units = 1) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer b;
            }
            """);
  }

  @Test
  void activationTwice() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(3) Layer x;
            // ERROR [ActivationTwice] @Output a: SOFTMAX_CROSS_ENTROPY applies softmax itself, but a.softmax did so already
            //     x          3
            //     a.dense    4    Dense 4
            //     a.softmax  4    Softmax
            //   fix: remove @Softmax, predictions are probabilities all the same
            //                                          ^
              @Dense(units = 4) @Softmax @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer a;
              @Dense(units = 4) @Sigmoid Layer b;
            // ERROR [ActivationTwice] @Output c: BINARY_CROSS_ENTROPY applies sigmoid itself, but b did so already
            //     x  3
            //     a  4    Dense 4
            //     b  4    Dense 4
            //   fix: remove @Sigmoid, predictions are probabilities all the same
            //                          ^
              @From("b") @Output(loss = BINARY_CROSS_ENTROPY) Layer c;
              @From("b") @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer fine;
            }
            """);
  }

  @Test
  void tooLarge() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Values {
            // ERROR [TooLarge] @Input image gives 30,000,000,000 floats, 3 x 100000 x 100000, but a value may have 536,870,911 at most
            //   fix: make it at least 55.9 times smaller
            //^
              @Input({3, 100_000, 100_000}) Layer image;
            // ERROR [TooLarge] @Input overflow gives over 2^63 floats, 2147483647 x 2147483647 x 2147483647, but a value may have 536,870,911 at most
            //   fix: make it much smaller
            //^
              @Input({2147483647, 2147483647, 2147483647}) Layer overflow;
              @Input(400_000_000) Layer half;
            // ERROR [TooLarge] @Concat whole gives 1,200,000,000 floats, 1200000000, but a value may have 536,870,911 at most
            //     half   400000000
            //   fix: make it at least 2.3 times smaller
            //              ^
              @From("half") @Concat({"half", "half"}) Layer whole;
            // ERROR [TooLarge] @Concat more gives 2,147,483,647 floats, 2147483647, but a value may have 536,870,911 at most
            //     half  400000000
            //   fix: make it at least 4.1 times smaller
            //              ^
              @From("half") @Concat({"half", "half", "half", "half", "half"}) Layer more;
              @Concat({"image", "overflow", "whole"}) @Dense(units = 1) @Output(loss = L1) Layer out;
            }

            @Network
            abstract class Weights {
              @Input({3, 1000, 1000}) Layer image;
            // ERROR [TooLarge] @Dense out has a weight of 3,000,000,000 floats, 1000 x 3000000, but a tensor may have 1,073,741,823 at most
            //     image  3 x 1000 x 1000
            //   fix: make it at least 2.8 times smaller
            //^
              @Dense(units = 1000) @Output(loss = L1) Layer out;
            }

            @Network
            // ERROR [TooLarge] the parameters of @Network Sums take 1,074,157,374 floats in all, but 1,073,741,823 is the most
            //   fix: make it at least 1.1 times smaller
            //       ^
            abstract class Sums {
              @Input({3, 8192, 8192}) Layer image;
              @Relu Layer a;
              @GlobalAvgPool @Dense(units = 100_000) Layer b;
              @Dense(units = 10_000) Layer c;
              @Dense(units = 7_374) @Output(loss = L1) Layer out;
            }

            @Network
            abstract class Most {
              @Input(536_870_000) @Output(loss = L1) Layer x;
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
}
