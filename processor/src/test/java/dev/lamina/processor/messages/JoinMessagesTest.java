package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about values that are joined, and groups of channels. */
class JoinMessagesTest {
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
            //   fix: padding = SAME in its @Conv
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
  void multiplyOfShapesThatDoNotFit() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({3, 8, 8}) Layer image;
              @Input({3, 4, 4}) Layer small;
              @Input(5) Layer vector;
              @From("image") @Multiply("image") @Output(loss = L1) Layer square;
              @From("image") @GlobalAvgPool @Multiply("image") @Output(loss = L1) Layer gate;
            // ERROR [ShapesDiffer] @Multiply a multiplies a.tanh of 4 x 6 x 6 and image of 3 x 8 x 8, but shapes must be equal, or one must hold a number for each channel of the other
            //     image       3 x 8 x 8
            //     a.conv      4 x 6 x 6    Conv 4, 3x3
            //     a.tanh      4 x 6 x 6    Tanh
            //     a.multiply  4 channels against 3, 6 rows against 8, 6 columns against 8
            //   fix: filters = 3, padding = SAME in its @Conv
            //                                                              ^
              @From("image") @Conv(filters = 4, kernel = 3) @Tanh @Multiply("image") @Output(loss = L1) Layer a;
            // ERROR [ShapesDiffer] @Multiply b multiplies b.sigmoid of 4 and image of 3 x 8 x 8, but shapes must be equal, or one must hold a number for each channel of the other
            //     image            3 x 8 x 8
            //     b.globalAvgPool  3            GlobalAvgPool
            //     b.dense          4            Dense 4
            //     b.sigmoid        4            Sigmoid
            //     b.multiply       4 channels against 3
            //   fix: units = 3 in its @Dense
            //                                                                   ^
              @From("image") @GlobalAvgPool @Dense(units = 4) @Sigmoid @Multiply("image") @Output(loss = L1) Layer b;
            // ERROR [ShapesDiffer] @Multiply c multiplies image of 3 x 8 x 8 and vector of 5, but shapes must be equal, or one must hold a number for each channel of the other
            //     image   3 x 8 x 8
            //     vector  5
            //     c       3 channels against 5
            //   fix: insert @From("vector") @Dense(units = 3) Layer vectorFit; above, write "vectorFit" here
            //                         ^
              @From("image") @Multiply("vector") @Output(loss = L1) Layer c;
            // ERROR [ShapesDiffer] @Multiply d multiplies vector of 5 and image of 3 x 8 x 8, but shapes must be equal, or one must hold a number for each channel of the other
            //     image   3 x 8 x 8
            //     vector  5
            //     d       5 channels against 3
            //   fix: @Dense(units = 3) in front of @Multiply
            //                          ^
              @From("vector") @Multiply("image") @Output(loss = L1) Layer d;
            // ERROR [ShapesDiffer] @Multiply e multiplies image of 3 x 8 x 8 and small of 3 x 4 x 4, but shapes must be equal, or one must hold a number for each channel of the other
            //     image  3 x 8 x 8
            //     small  3 x 4 x 4
            //     gate   3 x 8 x 8    From image; GlobalAvgPool; Multiply image
            //     e      8 rows against 4, 8 columns against 4
            //   fix: insert @From("small") @Conv(filters = 3, kernel = 1, padding = 2) Layer smallFit; above, write "smallFit" here
            //                                  ^
              @From("image") @Multiply({"gate", "small"}) @Output(loss = L1) Layer e;
            // ERROR [ShapesDiffer] @Multiply f multiplies small of 3 x 4 x 4 and vector of 5, but shapes must be equal, or one must hold a number for each channel of the other
            //     image            3 x 8 x 8
            //     small            3 x 4 x 4
            //     vector           5
            //     gate             3 x 8 x 8    From image; GlobalAvgPool; Multiply image
            //     f.globalMaxPool  3            GlobalMaxPool
            //     f.multiply       3 channels against 5
            //   fix: insert @From("vector") @Dense(units = 3) Layer vectorFit; above, write "vectorFit" here
            //                                        ^
            // ERROR [ShapesDiffer] @Multiply f multiplies small of 3 x 4 x 4 and image of 3 x 8 x 8, but shapes must be equal, or one must hold a number for each channel of the other
            //     image            3 x 8 x 8
            //     small            3 x 4 x 4
            //     vector           5
            //     gate             3 x 8 x 8    From image; GlobalAvgPool; Multiply image
            //     f.globalMaxPool  3            GlobalMaxPool
            //     f.multiply       4 rows against 8, 4 columns against 8
            //   fix: insert @From("image") @Conv(filters = 3, kernel = 1, stride = 2) Layer imageFit; above, write "imageFit" here
            //                                                           ^
              @From("gate") @GlobalMaxPool @Multiply({"vector", "small", "image"}) @Output(loss = L1) Layer f;
            // ERROR [ShapesDiffer] @Multiply g multiplies g.dropout of 2 and image of 3 x 8 x 8, but shapes must be equal, or one must hold a number for each channel of the other
            //     image       3 x 8 x 8
            //     vector      5
            //     g.dense     2            Dense 2
            //     g.dropout   2            Dropout 0.5
            //     g.multiply  2 channels against 3
            //   fix: insert @From("image") @Conv(filters = 2, kernel = 1) Layer imageFit; above, write "imageFit" here
            //                                                     ^
              @From("vector") @Dense(units = 2) @Dropout @Multiply("image") @Output(loss = L1) Layer g;
            // ERROR [BadAttribute] @Multiply h: its value must name at least one layer, but is empty
            //   fix: @Multiply("the name of a layer above")
            //                         ^
              @From("image") @Multiply({}) @Output(loss = L1) Layer h;
            // ERROR [UnknownLayer] @Multiply i takes "imago", but there is no such layer
            //   fix: did you mean "image"?
            //                         ^
              @From("image") @Multiply("imago") @Output(loss = L1) Layer i;
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
}
