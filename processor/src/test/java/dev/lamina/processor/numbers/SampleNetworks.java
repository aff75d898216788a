package dev.lamina.processor.numbers;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.util.List;
import java.util.SplittableRandom;

/** Small networks for tests of models as a whole, and samples for them. */
final class SampleNetworks {
  private static final String IMPORTS =
      """
      package nets;
      import static dev.lamina.dsl.Loss.*;
      import dev.lamina.dsl.*;
      """;

  /** A small LeNet with dropout, all of whose stages occur. */
  static final String CLASSIFIER = "Classifier";

  /** Two inputs, two outputs, joins and fan-out. */
  static final String JOINED = "TwoWays";

  /** Batch normalisation of images and of vectors, with a shortcut. */
  static final String NORMALIZED = "Normalized";

  /** Transposed convolutions that enlarge an image, with and without a bias. */
  static final String ENLARGED = "Enlarged";

  private SampleNetworks() {}

  static CompiledNetworks compile(String folder, Mode mode) {
    return CompiledNetworks.of(
        folder,
        mode,
        List.of(
            new SourceFile("nets/Classifier.java", classifier()),
            new SourceFile("nets/TwoWays.java", joined()),
            new SourceFile("nets/Normalized.java", normalized()),
            new SourceFile("nets/Enlarged.java", enlarged())),
        List.of());
  }

  private static String classifier() {
    return IMPORTS
        + """
        @Network
        abstract class Classifier {
          @Input({1, 12, 12})                                      Layer image;
          @Conv(filters = 6, kernel = 5, padding = 2) @Tanh        Layer c1;
          @AvgPool(size = 2)                                       Layer s2;
          @Conv(filters = 17, kernel = 3) @Relu                    Layer c3;
          @MaxPool(size = 2)                                       Layer s4;
          @Dense(units = 20) @Dropout(0.5) @Tanh                   Layer f5;
          @Dense(units = 5) @Output(loss = SOFTMAX_CROSS_ENTROPY)  Layer digit;
        }
        """;
  }

  private static String joined() {
    return IMPORTS
        + """
        @Network
        abstract class TwoWays {
          @Input({3, 6, 6})                                                Layer left;
          @Input({2, 6, 6})                                                Layer right;
          @From("left") @Conv(filters = 4, kernel = 3, padding = 1) @Relu  Layer a;
          @Conv(filters = 4, kernel = 3, padding = 1) @Add("a") @Silu      Layer b;
          @Concat({"a", "right"}) @MaxPool(size = 2)                       Layer both;
          @GlobalAvgPool @Dense(units = 3) @Output(loss = HUBER)           Layer value;
          @From("both") @Flatten @Dense(units = 2)
          @Output(loss = SOFTMAX_CROSS_ENTROPY, weight = 0.3)              Layer kind;
        }
        """;
  }

  private static String normalized() {
    return IMPORTS
        + """
        @Network
        abstract class Normalized {
          @Input({3, 6, 6})                                                                   Layer image;
          @Conv(filters = 5, kernel = 3, padding = 1, bias = false) @BatchNorm @Relu          Layer a;
          @Conv(filters = 5, kernel = 3, padding = 1, bias = false) @BatchNorm @Add("a") @Relu  Layer b;
          @Dense(units = 17) @BatchNorm(momentum = 0.5) @Tanh                                 Layer c;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY)                             Layer d;
        }
        """;
  }

  private static String enlarged() {
    return IMPORTS
        + """
        @Network
        abstract class Enlarged {
          @Input({3, 6, 6})                                                                   Layer image;
          @Conv(filters = 20, kernel = 3, padding = 1) @Relu @MaxPool(size = 2)               Layer down;
          @ConvTranspose(filters = 17, kernel = 3, stride = 2, padding = 1, outputPadding = 1) @Relu  Layer up;
          @ConvTranspose(filters = 3, kernel = 2, stride = 2, bias = false)                   Layer larger;
          @From("down") @ConvTranspose(filters = 3, kernel = 4, stride = 4) @Add("larger")
          @Output(loss = MEAN_SQUARED_ERROR)                                                  Layer sum;
        }
        """;
  }

  /** A batch of random samples. */
  static Batch batch(Model model, int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Batch batch = model.newBatch(samples);
    batch.size(samples);
    for (int i = 0; i < model.inputs().size(); i++) {
      fill(batch.input(i), random);
    }
    for (int o = 0; o < model.outputs().size(); o++) {
      fill(batch.targets(o), random);
      for (int i = 0; i < batch.labels(o).length; i++) {
        batch.labels(o)[i] = random.nextInt(model.outputs().get(o).width());
      }
    }
    return batch;
  }

  private static void fill(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
  }
}
