package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What else is reported once shapes are known. */
class ShapeMessagesTest {
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
  void auxiliaryOutputs() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 4, 4}) Layer image;
            // ERROR [AuxiliaryOutput] @Output a is auxiliary to "digits", but that is no output of the network
            //   fix: did you mean "digit"?
            //                                                                      ^
              @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY, auxiliaryTo = "digits") Layer a;
            // ERROR [AuxiliaryOutput] @Output b is auxiliary to "digit", but is Output SOFTMAX_CROSS_ENTROPY of 4, and that is Output SOFTMAX_CROSS_ENTROPY of 3
            //   fix: give both one loss and one shape, since they share labels
            //                                                                                     ^
              @From("image") @Dense(units = 4) @Output(loss = SOFTMAX_CROSS_ENTROPY, auxiliaryTo = "digit") Layer b;
            // ERROR [AuxiliaryOutput] @Output c is auxiliary to "digit", but is Output L1 of 3, and that is Output SOFTMAX_CROSS_ENTROPY of 3
            //   fix: give both one loss and one shape, since they share labels
            //                                                                  ^
              @From("image") @Dense(units = 3) @Output(loss = L1, auxiliaryTo = "digit") Layer c;
            // ERROR [AuxiliaryOutput] @Output d is auxiliary to "c", but that is no output of the network
            //   fix: name one of digit
            //                                                                  ^
              @From("image") @Dense(units = 3) @Output(loss = L1, auxiliaryTo = "c") Layer d;
              @From("image") @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer digit;
            }
            """);
  }
}
