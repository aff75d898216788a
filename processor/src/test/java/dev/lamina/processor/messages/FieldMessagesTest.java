package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about the fields of a network and how they are joined. */
class FieldMessagesTest {
  @Test
  void notALayerField() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR [NotALayerField] x has a layer annotation, but its type is float[], not Layer
            //   fix: Layer x;
            //                  ^
              @Input(4) float[] x;
            // ERROR [NotALayerField] y has a layer annotation, but its type is String, not Layer
            //   fix: Layer y;
            //             ^
              @Relu String y;
            // ERROR [NotALayerField] z has a layer annotation, but its type is List<String>, not Layer
            //   fix: Layer z;
            //                                                            ^
              @Dense(units = 2) @Output(loss = L1) java.util.List<String> z;
            }
            """);
  }

  @Test
  void fieldModifier() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR [FieldModifier] layer x is private, but the model class must be able to set it
            //   fix: remove private
            //                        ^
              @Input(4) private Layer x;
            // ERROR [FieldModifier] layer y is static, but the model class must be able to set it
            //   fix: remove static
            //                   ^
              @Relu static Layer y;
              @Relu protected Layer fine;
            // ERROR [FieldModifier] layer z is final, but the model class must be able to set it
            //   fix: remove final
            //                                      ^
              @Output(loss = L1) public final Layer z = null;
            }
            """);
  }

  @Test
  void noAnnotation() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) Layer x;
            // ERROR [NoAnnotation] y is a Layer, but no annotation says which
            //   fix: add one, such as @Relu or @Dense(units = 10), or remove the field
            //      ^
              Layer y;
            // ERROR [NeedsImage] @Conv z needs an input of C x H x W, but x is a vector of 4
            //     x  4
            //   fix: an @Input of {C, H, W}, or use @Dense here
            //^
              @Conv(filters = 2, kernel = 9) Layer z;
              @From("y") @Dense(units = 2) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void mustComeFirst() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) Layer x;
            // ERROR [MustComeFirst] @Input y takes no value from its left, so that of @Relu would be lost
            //   fix: put @Input first, or on a field of its own
            //      ^
              @Relu @Input(4) Layer y;
            // ERROR [MustComeFirst] @From z takes no value from its left, so that of @Dense would be lost
            //   fix: put @From first, or on a field of its own
            //                  ^
              @Dense(units = 4) @From("x") @Relu @Output(loss = L1) Layer z;
            }
            """);
  }

  @Test
  void mustComeLast() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) Layer x;
            // ERROR [MustComeLast] @Output y must come last, but @Relu follows it
            //   fix: put @Output last, or @Relu on a field below
            //                  ^
              @Dense(units = 4) @Output(loss = L1) @Relu Layer y;
            }
            """);
  }

  @Test
  void nothingAbove() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR [NothingAbove] @Dense y takes the value of the field above, but nothing stands above it
            //   fix: put an input above it, such as @Input({1, 28, 28}) Layer image;
            //^
              @Dense(units = 4) @Output(loss = L1) Layer y;
            }

            @Network
            abstract class Letters {
            // ERROR [NothingAbove] @Conv c1 takes the value of the field above, but nothing stands above it
            //   fix: move image above it
            //^
              @Conv(filters = 3, kernel = 3) @Relu Layer c1;
              @Input({1, 28, 28}) Layer image;
              @Dense(units = 4) @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void unknownLayer() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 8, 8}) Layer image;
              @Conv(filters = 2, kernel = 3, padding = 1) Layer conv1;
            // ERROR [UnknownLayer] @From conv2 takes "imgae", but there is no such layer
            //   fix: did you mean "image"?
            //      ^
              @From("imgae") @Conv(filters = 2, kernel = 3, padding = 1) Layer conv2;
            // ERROR [UnknownLayer] @Add sum takes "Conv1", but there is no such layer
            //   fix: did you mean "conv1"?
            //      ^
            // ERROR [UnknownLayer] @Add sum takes "c1", but there is no such layer
            //   fix: take one above it: image, conv1, conv2
            //               ^
            // ERROR [UnknownLayer] @Add sum takes "", but there is no such layer
            //   fix: take one above it: image, conv1, conv2
            //                     ^
              @Add({"Conv1", "c1", ""}) Layer sum;
            // ERROR [UnknownLayer] @Concat out takes "skip", but there is no such layer
            //   fix: take one above it: image, conv1, conv2, sum
            //        ^
              @Concat("skip") @Dense(units = 1) @Output(loss = L1) Layer out;
            }

            @Network
            abstract class Letters {
            // ERROR [UnknownLayer] @From out takes "image", but there is no such layer
            //   fix: declare the layer to take above it
            //      ^
              @From("image") @Dense(units = 1) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void unknownLayerAmongMany() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(8) Layer x;
              @Relu Layer a1;
              @Relu Layer a2;
              @Relu Layer a3;
              @Relu Layer a4;
              @Relu Layer a5;
              @Relu Layer a6;
              @Relu Layer a7;
              @Relu Layer a8;
            // ERROR [UnknownLayer] @Add out takes "shortcut", but there is no such layer
            //   fix: take a layer above it, such as a1, a2, a3, a4, a5, a6, a7, a8
            //     ^
              @Add("shortcut") @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void takesFromBelow() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) Layer x;
            // ERROR [TakesFromBelow] @Add y takes "z", which stands below it, but values run from top to bottom
            //   fix: move z above it, or take one above it: x
            //     ^
              @Add("z") Layer y;
            // ERROR [TakesFromBelow] @Concat z takes its own value, which does not exist yet
            //   fix: take one above it: x, y
            //               ^
              @Relu @Concat({"z", "x"}) Layer z;
              @Dense(units = 1) @Output(loss = L1) Layer out;
            }
            """);
  }

  @Test
  void unusedLayer() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR [UnusedLayer] nothing takes the value of a, and it is no @Output
            //   fix: let a layer below take it by @From("a"), make it an @Output, or remove it
            //                ^
              @Input(4) Layer a;
              @Input(4) Layer b;
              @Dense(units = 2) @Output(loss = L1) Layer y;
            // ERROR [UnusedLayer] nothing takes the value of z, and it is no @Output
            //   fix: make it an @Output, or remove it
            //                              ^
              @Dense(units = 2) @Relu Layer z;
            }
            """);
  }

  @Test
  void noOutput() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
            // ERROR [UnusedLayer] nothing takes the value of a, and it is no @Output
            //   fix: let a layer below take it by @From("a"), make it an @Output, or remove it
            //                ^
              @Input(4) Layer a;
              @Input(3) Layer b;
            // ERROR [NoOutput] @Network Digits has no @Output, so there is nothing to predict or to train
            //   fix: @Dense(units = 2) @Relu @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer z;
            //                              ^
              @Dense(units = 2) @Relu Layer z;
            }
            """);
  }
}
