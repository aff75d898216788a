package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about transposed convolutions. */
class TransposeMessagesTest {
  @Test
  void attributes() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Numbers {
              @Input({6, 8, 8}) Layer image;
            // ERROR [MissingAttribute] @ConvTranspose missing: kernel is not given
            //   fix: add kernel = 3
            //^
              @ConvTranspose(filters = 6) Layer missing;
            // ERROR [MissingAttribute] @ConvTranspose none: filters is not given
            //   fix: add filters = 16
            //^
              @ConvTranspose(kernel = 2) Layer none;
            // ERROR [BadAttribute] @ConvTranspose a: filters must be at least 1, but is -1
            //   fix: filters = 1
            //                         ^
              @ConvTranspose(filters = -1, kernel = 2) Layer a;
            // ERROR [BadAttribute] @ConvTranspose b: kernel must be at least 1, but is 0
            //   fix: kernel = 1
            //                                         ^
              @ConvTranspose(filters = 6, kernel = {2, 0}) Layer b;
            // ERROR [BadAttribute] @ConvTranspose c: stride must be at least 1, but is 0
            //   fix: stride = 1
            //                                                 ^
              @ConvTranspose(filters = 6, kernel = 2, stride = 0) Layer c;
            // ERROR [BadAttribute] @ConvTranspose d: padding must be at least 0, but is -3
            //   fix: padding = 0
            //                                                      ^
              @ConvTranspose(filters = 6, kernel = 2, padding = {0, -3}) Layer d;
            // ERROR [BadAttribute] @ConvTranspose e: dilation must be at least 1, but is -1
            //   fix: dilation = 1
            //                                                   ^
              @ConvTranspose(filters = 6, kernel = 2, dilation = -1) Layer e;
            // ERROR [BadAttribute] @ConvTranspose f: groups must be at least 1, but is 0
            //   fix: groups = 1
            //                                                 ^
              @ConvTranspose(filters = 6, kernel = 2, groups = 0) Layer f;
            // ERROR [BadAttribute] @ConvTranspose g: outputPadding must be at least 0, but is -1
            //   fix: outputPadding = 0
            //                                                        ^
              @ConvTranspose(filters = 6, kernel = 2, outputPadding = -1) Layer g;
            // ERROR [BadAttribute] @ConvTranspose h: outputPadding takes one number for both directions, or {H, W}, but has 3 numbers
            //   fix: outputPadding = 0 or outputPadding = {0, 1}
            //                                                        ^
              @ConvTranspose(filters = 6, kernel = 2, outputPadding = {0, 1, 0}) Layer h;
              @Dense(units = 2) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void outputPadding() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Numbers {
              @Input({6, 8, 8}) Layer image;
            // ERROR [BadAttribute] @ConvTranspose one: outputPadding must be below stride or dilation, here below 1, but is 1
            //   fix: outputPadding = 0
            //                                                        ^
              @ConvTranspose(filters = 6, kernel = 2, outputPadding = 1) Layer one;
            // ERROR [BadAttribute] @ConvTranspose two: outputPadding must be below stride or dilation, here below 2, but is 2
            //   fix: outputPadding = 1
            //                                                                    ^
              @ConvTranspose(filters = 6, kernel = 2, stride = 2, outputPadding = 2) Layer two;
            // ERROR [BadAttribute] @ConvTranspose three: outputPadding must be below stride or dilation, here below 2, but is 5
            //   fix: outputPadding = {3, 1}
            //                                                                             ^
              @ConvTranspose(filters = 6, kernel = 2, stride = {4, 2}, outputPadding = {3, 5}) Layer three;
            // ERROR [BadAttribute] @ConvTranspose four: outputPadding must be below stride or dilation, here below 2, but is 2
            //   fix: outputPadding = {2, 1}
            //                                                                                            ^
              @ConvTranspose(filters = 6, kernel = 2, stride = {1, 2}, dilation = {3, 1}, outputPadding = 2) Layer four;
            // ERROR [BadAttribute] @ConvTranspose five: outputPadding must be 0 where padding = SAME, but is 1
            //   fix: outputPadding = 0
            //                                                                                    ^
              @ConvTranspose(filters = 6, kernel = 2, stride = 2, padding = SAME, outputPadding = 1) Layer five;
              @ConvTranspose(filters = 6, kernel = 2, dilation = 3, outputPadding = 2) Layer fine;
              @Dense(units = 2) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void shapes() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Shapes {
              @Input({6, 3, 1})                                 Layer image;
              @ConvTranspose(filters = 8, kernel = 2, stride = 2) Layer up;
            // ERROR [PaddingTooLarge] @ConvTranspose rows cuts 3 rows off either end of its output, which has 5 in all: nothing is left
            //     image  6 x 3 x 1
            //     rows   rows     (3 - 1)*1 - 2*3 + 3 + 0 = -1
            //            columns  (1 - 1)*1 - 2*3 + 3 + 0 = -3
            //   fix: padding = {2, 1} gives 8 x 1 x 1
            //                                                                 ^
              @From("image") @ConvTranspose(filters = 8, kernel = 3, padding = 3) @Output(loss = L1) Layer rows;
            // ERROR [PaddingTooLarge] @ConvTranspose columns cuts 2 columns off either end of its output, which has 3 in all: nothing is left
            //     image    6 x 3 x 1
            //     columns  rows     (3 - 1)*2 - 2*1 + 3 + 0 = 5
            //              columns  (1 - 1)*2 - 2*2 + 3 + 0 = -1
            //   fix: padding = 1 gives 8 x 5 x 1
            //                                                                     ^
              @From("image") @ConvTranspose(filters = 8, kernel = 3, padding = {1, 2}, stride = 2) @Output(loss = L1) Layer columns;
            // ERROR [PaddingTooLarge] @ConvTranspose dilated cuts 4 rows off either end of its output, which has 6 in all: nothing is left
            //     image    6 x 3 x 1
            //     dilated  rows     (3 - 1)*1 - 2*4 + ((2 - 1)*2 + 1) + 1 = -2
            //              columns  (1 - 1)*1 - 2*4 + ((3 - 1)*2 + 1) + 1 = -2
            //   fix: padding = 2 gives 8 x 2 x 2
            //                                                                                    ^
              @From("image") @ConvTranspose(filters = 8, kernel = {2, 3}, dilation = 2, padding = 4, outputPadding = 1) @Output(loss = L1) Layer dilated;
            // ERROR [GroupsDoNotDivide] @ConvTranspose groups: groups = 4 must divide both the channels of its input image (6) and its filters (8)
            //     image   6 x 3 x 1
            //     groups  6 / 4 = 1, remainder 2
            //   fix: groups = 2
            //                                                                ^
              @From("image") @ConvTranspose(filters = 8, kernel = 2, groups = 4) @Output(loss = L1) Layer groups;
              @From("up") @Dense(units = 12)                    Layer vector;
            // ERROR [NeedsImage] @ConvTranspose late needs an input of C x H x W, but vector is a vector of 12
            //     image    6 x 3 x 1
            //     up       8 x 6 x 2    ConvTranspose 8, 2x2
            //     vector  12            From up; Dense 12
            //   fix: move it above vector, which flattens, or use @Dense here
            //^
              @ConvTranspose(filters = 4, kernel = 2) @Output(loss = L1) Layer late;
            }
            """);
  }

  @Test
  void largerThanAnArray() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Large {
              @Input({1, 4, 3}) Layer image;
            // ERROR [TooLarge] @ConvTranspose large gives 5,400,150,001 floats, 1 x 90001 x 60001, but a value may have 536,870,911 at most
            //     image  1 x 4 x 3
            //   fix: make it at least 10.1 times smaller
            //               ^
              @From("image") @ConvTranspose(filters = 1, kernel = 1, stride = 30000) @Output(loss = L1) Layer large;
              @From("image") @ConvTranspose(filters = 1, kernel = 1, stride = {30000, 1}) Layer tall;
            // ERROR [TooLarge] @ConvTranspose taller gives 6,442,450,941 floats, 1 x 2147483647 x 3, but a value may have 536,870,911 at most
            //     image   1 x 4 x 3
            //     tall    1 x 90001 x 3    From image; ConvTranspose 1, 1x1
            //   fix: make it at least 12.1 times smaller
            //^
              @ConvTranspose(filters = 1, kernel = 1, stride = {30000, 1}) @Output(loss = L1) Layer taller;
            // ERROR [TooLarge] @ConvTranspose many gives over 2^63 floats, 2000000000 x 120000 x 90000, but a value may have 536,870,911 at most
            //     image  1 x 4 x 3
            //   fix: make it much smaller
            //               ^
              @From("image") @ConvTranspose(filters = 2000000000, kernel = 30000, stride = 30000) @Output(loss = L1) Layer many;
            }
            """);
  }
}
