package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** Every attribute of every annotation out of its range, each under its own caret. */
class AttributeMessagesTest {
  @Test
  void input() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR [BadAttribute] @Input a: its value takes {C, H, W}, or one number for a vector, but is empty
            //   fix: @Input({1, 28, 28})
            //       ^
              @Input({}) Layer a;
            // ERROR [BadAttribute] @Input b: its value takes {C, H, W}, or one number for a vector, but has 2 numbers
            //   fix: @Input({1, 28, 28})
            //       ^
              @Input({28, 28}) Layer b;
            // ERROR [BadAttribute] @Input c: its value takes {C, H, W}, or one number for a vector, but has 4 numbers
            //   fix: @Input({1, 28, 28})
            //       ^
              @Input({1, 2, 3, 4}) Layer c;
            // ERROR [BadAttribute] @Input d: its value takes sizes of at least 1, but one is 0
            //   fix: @Input(1)
            //       ^
              @Input(0) Layer d;
            // ERROR [BadAttribute] @Input e: its value takes sizes of at least 1, but one is -1
            //   fix: @Input({3, 1, 8})
            //           ^
              @Input({3, -1, 8}) Layer e;
              @Concat({"a", "b", "c", "d"}) @Dense(units = 1) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void conv() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 28, 28}) Layer image;
            // ERROR [BadAttribute] @Conv c1: filters must be at least 1, but is 0
            //   fix: filters = 1
            //                ^
              @Conv(filters = 0, kernel = 5) Layer c1;
            // ERROR [BadAttribute] @Conv c2: kernel must be at least 1, but is 0
            //   fix: kernel = 1
            //                            ^
              @Conv(filters = 6, kernel = 0) Layer c2;
            // ERROR [BadAttribute] @Conv c3: kernel must be at least 1, but is -1
            //   fix: kernel = 1
            //                                ^
              @Conv(filters = 6, kernel = {3, -1}) Layer c3;
            // ERROR [BadAttribute] @Conv c4: kernel takes one number for both directions, or {H, W}, but has 3 numbers
            //   fix: kernel = 3 or kernel = {3, 4}
            //                            ^
              @Conv(filters = 6, kernel = {3, 4, 5}) Layer c4;
            // ERROR [BadAttribute] @Conv c5: kernel takes one number for both directions, or {H, W}, but is empty
            //   fix: kernel = 1 or kernel = {1, 1}
            //                            ^
              @Conv(filters = 6, kernel = {}) Layer c5;
            // ERROR [BadAttribute] @Conv c6: kernel must be at most 30000, but is 30001
            //   fix: kernel = 30000
            //                            ^
              @Conv(filters = 6, kernel = 30001) Layer c6;
            // ERROR [BadAttribute] @Conv c7: stride must be at least 1, but is 0
            //   fix: stride = 1
            //                                        ^
              @Conv(filters = 6, kernel = 5, stride = 0) Layer c7;
            // ERROR [BadAttribute] @Conv c8: stride takes one number for both directions, or {H, W}, but is empty
            //   fix: stride = 1 or stride = {1, 1}
            //                                        ^
              @Conv(filters = 6, kernel = 5, stride = {}) Layer c8;
            // ERROR [BadAttribute] @Conv c9: padding must be at least 0, but is -2
            //   fix: padding = 0
            //                                         ^
              @Conv(filters = 6, kernel = 5, padding = -2) Layer c9;
            // ERROR [BadAttribute] @Conv c10: padding takes SAME for both directions, but has a number too
            //   fix: padding = SAME
            //                                          ^
              @Conv(filters = 6, kernel = 5, padding = {SAME, 1}) Layer c10;
            // ERROR [BadAttribute] @Conv c11: dilation must be at least 1, but is 0
            //   fix: dilation = 1
            //                                              ^
              @Conv(filters = 6, kernel = 5, dilation = {1, 0}) Layer c11;
            // ERROR [BadAttribute] @Conv c12: groups must be at least 1, but is -3
            //   fix: groups = 1
            //                                        ^
              @Conv(filters = 6, kernel = 5, groups = -3) Layer c12;
              @Dense(units = 1) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void pools() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 28, 28}) Layer image;
            // ERROR [BadAttribute] @MaxPool p1: size must be at least 1, but is 0
            //   fix: size = 1
            //                ^
              @MaxPool(size = 0) Layer p1;
            // ERROR [BadAttribute] @MaxPool p2: stride takes one number for both directions, or {H, W}, but has 3 numbers
            //   fix: stride = 1 or stride = {1, 2}
            //                            ^
              @MaxPool(size = 2, stride = {1, 2, 3}) Layer p2;
            // ERROR [BadAttribute] @AvgPool p3: size must be at least 1, but is 0
            //   fix: size = 1
            //                    ^
              @AvgPool(size = {2, 0}) Layer p3;
            // ERROR [BadAttribute] @AvgPool p4: stride must be at most 30000, but is 40000
            //   fix: stride = 30000
            //                            ^
              @AvgPool(size = 2, stride = 40_000) Layer p4;
            // ERROR [BadAttribute] @AvgPool p5: padding takes one number for both directions, or {H, W}, but is empty
            //   fix: padding = 0 or padding = {0, 0}
            //                             ^
              @AvgPool(size = 2, padding = {}) Layer p5;
              @AvgPool(size = 2, padding = SAME) Layer fine;
            // ERROR [BadAttribute] @AvgPool p6: padding takes SAME for both directions, but has a number too
            //   fix: padding = SAME
            //                                 ^
              @AvgPool(size = 2, padding = {1, SAME}) Layer p6;
              @Dense(units = 1) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void severalFaultsOfOneAnnotation() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 28, 28}) Layer image;
            // ERROR [BadAttribute] @Conv c1: filters must be at least 1, but is 0
            //   fix: filters = 1
            //                ^
            // ERROR [BadAttribute] @Conv c1: kernel must be at least 1, but is 0
            //   fix: kernel = 1
            //                             ^
            // ERROR [BadAttribute] @Conv c1: kernel must be at least 1, but is -1
            //   fix: kernel = 1
            //                                ^
            // ERROR [BadAttribute] @Conv c1: stride must be at least 1, but is 0
            //   fix: stride = 1
            //                                              ^
            // ERROR [BadAttribute] @Conv c1: padding must be at least 0, but is -3
            //   fix: padding = 0
            //                                                           ^
            // ERROR [BadAttribute] @Conv c1: dilation must be at least 1, but is 0
            //   fix: dilation = 1
            //                                                                          ^
            // ERROR [BadAttribute] @Conv c1: groups must be at least 1, but is 0
            //   fix: groups = 1
            //                                                                                      ^
              @Conv(filters = 0, kernel = {0, -1}, stride = 0, padding = -3, dilation = 0, groups = 0)
              Layer c1;
            // ERROR [BadAttribute] @Dense out: units must be at least 1, but is 0
            //   fix: units = 1
            //               ^
            // ERROR [BadAttribute] @Output out: weight must be a finite float of at least 0, but is -1
            //   fix: weight = 1.0
            //                                              ^
              @Dense(units = 0) @Output(loss = L1, weight = -1) Layer out;
            }
            """);
  }

  @Test
  void numbers() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              static final double NAN = 0.0 / 0;

              @Input(4) Layer x;
            // ERROR [BadAttribute] @Dense y: units must be at least 1, but is -5
            //   fix: units = 1
            //               ^
              @Dense(units = -5) Layer y;
            // ERROR [BadAttribute] @Dropout d1: its value must be at least 0 and below 1, but is 1
            //   fix: @Dropout(0.5)
            //         ^
              @Dropout(1) Layer d1;
            // ERROR [BadAttribute] @Dropout d2: its value must be at least 0 and below 1, but is -0.25
            //   fix: @Dropout(0.5)
            //         ^
              @Dropout(-0.25) Layer d2;
            // ERROR [BadAttribute] @Dropout d3: its value must be at least 0 and below 1, but is NaN
            //   fix: @Dropout(0.5)
            //         ^
              @Dropout(NAN) Layer d3;
            // ERROR [BadAttribute] @LeakyRelu l1: slope must be a finite float, but is NaN
            //   fix: slope = 0.01
            //                   ^
              @LeakyRelu(slope = NAN) Layer l1;
            // ERROR [BadAttribute] @Elu e1: alpha must be a finite float, but is Infinity
            //   fix: alpha = 1.0
            //                 ^
              @Elu(alpha = 1.0 / 0) Layer e1;
            // ERROR [BadAttribute] @Elu e2: alpha must be a finite float, but is 1.0E39
            //   fix: alpha = 1.0
            //             ^
              @Elu(alpha = 1e39) Layer e2;
            // ERROR [BadAttribute] @Lrn n1: size must be at least 1, but is 0
            //   fix: size = 1
            //            ^
            // ERROR [BadAttribute] @Lrn n1: alpha must be a finite float of at least 0, but is -1.0E-4
            //   fix: alpha = 0.0001
            //                       ^
            // ERROR [BadAttribute] @Lrn n1: beta must be a finite float of at least 0, but is Infinity
            //   fix: beta = 0.75
            //                                         ^
            // ERROR [BadAttribute] @Lrn n1: k must be a finite float above 0, but is 0
            //   fix: k = 2.0
            //                                                  ^
              @Lrn(size = 0, alpha = -1e-4, beta = 1.0 / 0, k = 0) Layer n1;
            // ERROR [BadAttribute] @Lrn n2: k must be a finite float above 0, but is 1.0E-300
            //   fix: k = 2.0
            //         ^
              @Lrn(k = 1e-300) Layer n2;
            // ERROR [BadAttribute] @Lrn n3: alpha must be a finite float of at least 0, but is NaN
            //   fix: alpha = 0.0001
            //             ^
            // ERROR [BadAttribute] @Lrn n3: k must be a finite float above 0, but is NaN
            //   fix: k = 2.0
            //                      ^
              @Lrn(alpha = NAN, k = NAN) Layer n3;
            // ERROR [BadAttribute] @Output o1: weight must be a finite float of at least 0, but is -0.5
            //   fix: weight = 1.0
            //                            ^
              @Output(loss = L1, weight = -0.5) Layer o1;
            // ERROR [BadAttribute] @Output o2: weight must be a finite float of at least 0, but is Infinity
            //   fix: weight = 1.0
            //                                ^
              @Output(loss = L1, weight = 1.0 / 0) Layer o2;
            }
            """);
  }

  @Test
  void batchNorm() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              static final double NAN = 0.0 / 0;

              @Input({2, 4, 4}) Layer x;
            // ERROR [BadAttribute] @BatchNorm a: epsilon must be a finite float above 0, but is 0
            //   fix: epsilon = 1e-5
            //                     ^
              @BatchNorm(epsilon = 0) Layer a;
            // ERROR [BadAttribute] @BatchNorm b: epsilon must be a finite float above 0, but is -1.0E-5
            //   fix: epsilon = 1e-5
            //                     ^
              @BatchNorm(epsilon = -1e-5) Layer b;
            // ERROR [BadAttribute] @BatchNorm c: epsilon must be a finite float above 0, but is 1.0E-50
            //   fix: epsilon = 1e-5
            //                     ^
              @BatchNorm(epsilon = 1e-50) Layer c;
            // ERROR [BadAttribute] @BatchNorm d: epsilon must be a finite float above 0, but is Infinity
            //   fix: epsilon = 1e-5
            //                         ^
              @BatchNorm(epsilon = 1.0 / 0) Layer d;
            // ERROR [BadAttribute] @BatchNorm e: epsilon must be a finite float above 0, but is NaN
            //   fix: epsilon = 1e-5
            //                     ^
              @BatchNorm(epsilon = NAN) Layer e;
            // ERROR [BadAttribute] @BatchNorm f: momentum must be above 0 and at most 1, but is 0
            //   fix: momentum = 0.1
            //                      ^
              @BatchNorm(momentum = 0) Layer f;
            // ERROR [BadAttribute] @BatchNorm g: momentum must be above 0 and at most 1, but is 1.5
            //   fix: momentum = 0.1
            //                      ^
              @BatchNorm(momentum = 1.5) Layer g;
            // ERROR [BadAttribute] @BatchNorm h: momentum must be above 0 and at most 1, but is NaN
            //   fix: momentum = 0.1
            //                      ^
              @BatchNorm(momentum = NAN) Layer h;
            // ERROR [BadAttribute] @LayerNorm i: epsilon must be a finite float above 0, but is 0
            //   fix: epsilon = 1e-5
            //                     ^
              @LayerNorm(epsilon = 0) Layer i;
            // ERROR [BadAttribute] @LayerNorm j: epsilon must be a finite float above 0, but is NaN
            //   fix: epsilon = 1e-5
            //                     ^
              @LayerNorm(epsilon = NAN) Layer j;
              @LayerNorm(epsilon = 1e-30) Layer k;
              @BatchNorm(epsilon = 1e-30, momentum = 1) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void joins() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) Layer x;
            // ERROR [BadAttribute] @Add y: its value must name at least one layer, but is empty
            //   fix: @Add("the name of a layer above")
            //     ^
              @Add({}) Layer y;
            // ERROR [BadAttribute] @Concat out: its value must name at least one layer, but is empty
            //   fix: @Concat("the name of a layer above")
            //        ^
              @Concat({}) @Dense(units = 1) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void joinsOfTooMany() {
    String names = "\"x\", ".repeat(100);
    String few = "\"x\", ".repeat(16);
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) Layer x;
            // ERROR [BadAttribute] @Add y: its value must name at most 100 layers, but names 101
            //   fix: join the others in a field below
            //     %1$s^
              @Add({%2$s"x"}) Layer y;
            // ERROR [BadAttribute] @Concat out: its value must name at most 100 layers, but names 101
            //   fix: join the others in a field below
            //        %1$s^
              @Concat({%2$s"x"}) @Dense(units = 1) @Output(loss = L1) Layer out;
            // ERROR [BadAttribute] @Multiply z: its value must name at most 16 layers, but names 17
            //   fix: join the others in a field below
            //          %3$s^
              @Multiply({%4$s"x"}) @Output(loss = L1) Layer z;
            }
            """
                .formatted(
                    " ".repeat(1 + names.length()), names, " ".repeat(1 + few.length()), few));
  }

  @Test
  void limitsThatAreAllowed() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 28, 28}) Layer image;
              @Conv(filters = 1, kernel = 1, stride = 1, padding = 0, dilation = 1, groups = 1) Layer c1;
              @Conv(filters = 1, kernel = 1, stride = 30_000) Layer c2;
              @Dropout(0) @LeakyRelu(slope = -2) @Elu(alpha = 0) @Dense(units = 1)
              @Output(loss = L1, weight = 0) Layer out;
            }
            """);
  }
}
