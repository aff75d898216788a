package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A generated model goes on from a checkpoint with the bits of a training without a break: dropout
 * and the statistics of a batch norm too, in a model that began with another seed.
 */
class ResumedTrainingTest {
  private static final SourceFile NETWORK =
      new SourceFile(
          "nets/Resumed.java",
          """
          package nets;
          import dev.lamina.dsl.*;

          @Network
          abstract class Resumed {
            @Input({2, 6, 6})                                                  Layer image;
            @Conv(filters = 5, kernel = 3) @BatchNorm @Relu                    Layer c1;
            @Dense(units = 13) @Tanh @Dropout(0.5)                             Layer d2;
            @Dense(units = 3) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY)       Layer y;
          }
          """);

  @TempDir Path folder;

  private static Dataset samples() {
    SplittableRandom random = new SplittableRandom(3);
    float[] images = new float[33 * 72];
    int[] labels = new int[33];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(3);
    }
    return InMemoryDataset.labeled(images, labels);
  }

  private static Trainer trainer(Model model, int epochs) {
    return Trainer.of(model)
        .optimizer(Adam.learningRate(0.01f))
        .batchSize(8)
        .dropRest()
        .epochs(epochs);
  }

  @ParameterizedTest
  @EnumSource
  void goesOnWithTheSameBits(Mode mode) throws IOException {
    CompiledNetworks networks = CompiledNetworks.of("resumed", mode, List.of(NETWORK), List.of());
    Path file = folder.resolve("run.safetensors");
    Model through = networks.create("Resumed", 1);
    trainer(through, 4).fit(samples());
    trainer(networks.create("Resumed", 1), 2).checkpoint(file).fit(samples());
    Model resumed = networks.create("Resumed", 99);
    trainer(resumed, 4).resume(file).fit(samples());
    assertArrayEquals(through.parameters().values(), resumed.parameters().values());
    assertEquals(through.randomState(), resumed.randomState());
    Model loaded = networks.create("Resumed", 1);
    loaded.restore(file);
    assertFalse(Arrays.equals(through.parameters().values(), loaded.parameters().values()));
  }
}
