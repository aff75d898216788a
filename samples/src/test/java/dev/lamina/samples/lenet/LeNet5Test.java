package dev.lamina.samples.lenet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.EpochResult;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.runtime.train.TrainingResult;
import dev.lamina.samples.fashion.FashionImages;
import dev.lamina.samples.images.ImageSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeNet5Test {
  @Test
  void hasTheParametersOfLeNet5() {
    // 6*25+6 + 16*150+16 + 120*400+120 + 84*120+84 + 10*84+10
    assertEquals(61_706, LeNet5Model.create(0).parameters().count());
  }

  @Test
  void learnsFromAFewImages() throws IOException {
    ImageSet images = FashionImages.embedded();
    TrainingResult result =
        Trainer.of(LeNet5Model.create(1))
            .optimizer(Adam.learningRate(2e-3f))
            .epochs(4)
            .validation(images.test())
            .fit(images.train().take(1500));
    List<EpochResult> epochs = result.epochs();
    for (int e = 1; e < epochs.size(); e++) {
      double before = epochs.get(e - 1).trainLoss();
      assertTrue(epochs.get(e).trainLoss() < before, result::toString);
    }
    assertTrue(result.last().validationAccuracy() > 0.70, result::toString);
  }

  @Test
  void savedAndLoadedItPredictsTheSame(@TempDir Path directory) throws IOException {
    LeNet5Model model = LeNet5Model.create(5);
    Path file = directory.resolve("lenet5.safetensors");
    model.save(file);
    LeNet5Model again = LeNet5Model.load(file);
    for (ImageSet.Sample sample : FashionImages.embedded().firstOfEachClass(model, 3)) {
      assertArrayEquals(
          model.predict(sample.image().values()), again.predict(sample.image().values()));
    }
  }

  @Test
  void aBatchPredictsWhatSingleImagesDo() throws IOException {
    LeNet5Model model = LeNet5Model.create(6);
    List<ImageSet.Sample> samples = FashionImages.embedded().firstOfEachClass(model, 1);
    float[] images = new float[samples.size() * 784];
    for (int n = 0; n < samples.size(); n++) {
      System.arraycopy(samples.get(n).image().values(), 0, images, n * 784, 784);
    }
    float[] probabilities = new float[samples.size() * 10];
    model.predict(images, probabilities, samples.size());
    for (int n = 0; n < samples.size(); n++) {
      float[] one = Arrays.copyOfRange(probabilities, n * 10, n * 10 + 10);
      assertArrayEquals(model.predict(samples.get(n).image().values()), one, 1e-6f);
    }
  }
}
