package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** All faults of all networks in one run of javac, and nothing else. */
class WholeRunTest {
  @Test
  void twoNetworksWithThreeFaultsEach() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 28, 28}) Layer image;
            // ERROR [GroupsDoNotDivide] @Conv c1: groups = 4 must divide both the channels of its input image (1) and its filters (6)
            //     image  1 x 28 x 28
            //     c1     1 / 4 = 0, remainder 1; 6 / 4 = 1, remainder 2
            //   fix: groups = 1
            //                                        ^
              @Conv(filters = 6, kernel = 5, groups = 4) @Relu Layer c1;
            // ERROR [KernelTooLarge] @MaxPool p1 needs a 29x29 window but its input image is only 28x28
            //     image  1 x 28 x 28
            //     p1     (28 + 2*0 - 29) / 29 + 1 < 1
            //   fix: size = 28 gives 1 x 1 x 1, or padding = 1 gives 1 x 1 x 1
            //                               ^
              @From("image") @MaxPool(size = 29) Layer p1;
            // ERROR [BadAttribute] @Conv c2: filters must be at least 1, but is 0
            //   fix: filters = 1
            //                              ^
            // ERROR [UnknownLayer] @From c2 takes "imag", but there is no such layer
            //   fix: did you mean "image"?
            //      ^
              @From("imag") @Conv(filters = 0, kernel = 5) Layer c2;
              @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer digit;
            }

            @Network
            abstract class Letters {
            // ERROR [BadAttribute] @Input image: its value takes {C, H, W}, or one number for a vector, but has 2 numbers
            //   fix: @Input({1, 1, 28})
            //       ^
              @Input({1, 28}) Layer image;
            // ERROR [FieldModifier] layer f1 is private, but the model class must be able to set it
            //   fix: remove private
            //                                 ^
            // ERROR [UnusedLayer] nothing takes the value of f1, and it is no @Output
            //   fix: let a layer below take it by @From("f1"), make it an @Output, or remove it
            //                                 ^
              @Dense(units = 64) private Layer f1;
              @Input(26) Layer hint;
            // ERROR [LossShape] @Output letter: SOFTMAX_CROSS_ENTROPY chooses between two classes or more, but letter.dense of 1 has only one
            //     hint          26
            //     letter.dense   1    Dense 1
            //   fix: loss = BINARY_CROSS_ENTROPY for a yes or no, or units = 2
            //                                 ^
              @Dense(units = 1) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer letter;
            }
            """);
  }

  @Test
  void aFaultyNetworkDoesNotDisturbAGoodOne() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Bad {
              @Input(4) Layer x;
            // ERROR [BadAttribute] @Dense y: units must be at least 1, but is 0
            //   fix: units = 1
            //               ^
              @Dense(units = 0) @Output(loss = L1) Layer y;
            }

            @Network
            abstract class Good {
              @Input(4) Layer x;
              @Dense(units = 2) @Output(loss = L1) Layer y;
            }

            class User {
              float[] use(BadModel bad, GoodModel good) {
                return good.predict(bad.predict(good.y.weight()));
              }
            }
            """);
  }

  @Test
  void codeThatUsesAFaultyModel() {
    new CompileTester()
        .beside(
            "User",
            """
            import dev.lamina.runtime.Batch;
            import dev.lamina.runtime.Model;
            import dev.lamina.runtime.train.Sgd;
            import java.io.IOException;
            import java.nio.file.Path;

            class User {
              private final LeNet5Model field = LeNet5Model.create(42);

              float[] use(float[] images, int[] labels, float[] results) throws IOException {
                LeNet5Model model = LeNet5Model.create(42);
                float loss = model.lossAndGradients(images, labels, 64);
                model.update(Sgd.learningRate(0.1f));
                model.predict(images, results, 64);
                model.threads(2);
                model.keepOutputs(true);
                model.save(Path.of("file"));
                Model again = LeNet5Model.load(Path.of("file"));
                LeNet5 declared = model;
                String text = again.summary() + model.parameters() + declared.c1.shape().length;
                model.c1.weight(model.c3.weight());
                model.c1.bias(model.digit.bias());
                return loss > 0 ? model.predict(images) : model.c5.output();
              }

              float batch(Batch batch) {
                field.predict(batch);
                return field.loss(batch) + field.lossAndGradients(batch);
              }
            }
            """)
        .check(
            """
            @Network
            abstract class LeNet5 {
              @Input({1, 28, 28})                                          Layer image;
              @Conv(filters = 6, kernel = 5, padding = 2) @Tanh            Layer c1;
              @AvgPool(size = 2)                                           Layer s2;
            // ERROR [KernelTooLarge] @Conv c3 needs a 15x15 window but its input s2 is only 14x14
            //     image  1 x 28 x 28
            //     c1     6 x 28 x 28    Conv 6, 5x5
            //     s2     6 x 14 x 14    AvgPool 2
            //     c3     (14 + 2*0 - 15) / 1 + 1 = 0
            //   fix: kernel = 14 gives 16 x 1 x 1, or padding = 1 gives 16 x 2 x 2
            //                             ^
              @Conv(filters = 16, kernel = 15) @Tanh                       Layer c3;
              @AvgPool(size = 2)                                           Layer s4;
              @Dense(units = 120) @Tanh                                    Layer c5;
              @Dense(units = 84) @Tanh                                     Layer f6;
              @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY)     Layer digit;
            }
            """);
  }

  @Test
  void codeThatUsesModelsOfUnfitClasses() {
    new CompileTester()
        .beside(
            "User",
            """
            class User {
              float[] use(PrivateModel a, FinalModel b, OpenModel c, HiddenModel d) {
                a.y.weight(b.y.weight());
                c.y.weight(c.x.weight());
                d.y.weight(OpenModel.create(1).predict(a.predict(d.predict(b.y.bias()))));
                return c.predict(a.y.output());
              }
            }
            """)
        .check(
            """
            @Network
            abstract class Private {
            // ERROR [FieldModifier] layer x is private, but the model class must be able to set it
            //   fix: remove private
            //                        ^
              @Input(4) private Layer x;
            // ERROR [FieldModifier] layer y is private, but the model class must be able to set it
            //   fix: remove private
            //                                                   ^
              @Dense(units = 2) @Output(loss = L1) private Layer y;
            }

            @Network
            // ERROR [FinalNetwork] @Network Final is final, but its model extends it
            //   fix: remove final
            //    ^
            final class Final {
              @Input(4) Layer x;
              @Dense(units = 2) @Output(loss = L1) Layer y;
            }

            @Network
            abstract class Open {
              @Input(4) Layer x;
            // ERROR [NoOutput] @Network Open has no @Output, so there is nothing to predict or to train
            //   fix: @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer y;
            //                        ^
              @Dense(units = 2) Layer y;
            }

            @Network
            // ERROR [HiddenConstructor] @Network Hidden has no constructor that its model can call: without parameters and not private
            //   fix: add Hidden() {}
            //       ^
            abstract class Hidden {
              @Input(4) Layer x;
              @Dense(units = 2) @Output(loss = L1) Layer y;

              Hidden(int size) {}
            }
            """);
  }

  @Test
  void codeThatUsesSeveralInputsAndOutputs() {
    new CompileTester()
        .beside(
            "User",
            """
            class User {
              float use(PairModel pair, float[] left, float[] right, float[] sum, float[] far) {
                pair.predict(left, right, sum, far, 8);
                float[] one = pair.predictSum(left, right);
                float[] two = pair.predictFar(left, right);
                return pair.lossAndGradients(left, right, new int[8], far, 8) + one[0] + two[0];
              }
            }
            """)
        .check(
            """
            @Network
            abstract class Pair {
              @Input(4) Layer left;
              @Input(5) Layer right;
            // ERROR [ShapesDiffer] @Add sum adds right of 5 and left of 4, but shapes must be equal
            //     left   4
            //     right  5
            //     sum    5 elements against 4
            //   fix: insert @From("left") @Dense(units = 5) Layer leftFit; above, write "leftFit" here and begin the field with @From("right")
            //     ^
              @Add("left") @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer sum;
            // ERROR [BadAttribute] @Dense far: units must be at least 1, but is 0
            //   fix: units = 1
            //                              ^
            // ERROR [BadAttribute] @Output far: weight must be a finite float of at least 0, but is -1
            //   fix: weight = 1.0
            //                                                                ^
              @From("right") @Dense(units = 0) @Output(loss = HUBER, weight = -1) Layer far;
            }
            """);
  }
}
