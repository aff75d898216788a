package dev.lamina.pytorch.layers;

import dev.lamina.pytorch.Comparison;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recurrent layers against PyTorch's, which get the samples as packed sequences. */
final class SequencesTest {
  private static final long SEED = 7;

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest(name = "{0} samples of {1} steps")
  @CsvSource({"1, 1", "1, 2", "1, 7", "3, 1", "3, 2", "3, 7", "17, 1", "17, 2", "17, 7"})
  private @interface Batches {}

  @Batches
  void rnns(int samples, int steps) throws IOException {
    Comparison.of(RnnsModel.create(SEED), Rnns.PYTORCH).run(samples, steps);
  }

  @Batches
  void lstms(int samples, int steps) throws IOException {
    Comparison.of(LstmsModel.create(SEED), Lstms.PYTORCH).run(samples, steps);
  }

  @Batches
  void grus(int samples, int steps) throws IOException {
    Comparison.of(GrusModel.create(SEED), Grus.PYTORCH).run(samples, steps);
  }

  @Batches
  void directions(int samples, int steps) throws IOException {
    Comparison.of(DirectionsModel.create(SEED), Directions.PYTORCH).run(samples, steps);
  }

  @Batches
  void longTranslations(int samples, int steps) throws IOException {
    Comparison.of(LongTranslationsModel.create(SEED), LongTranslations.PYTORCH).run(samples, steps);
  }

  @Batches
  void gatedTranslations(int samples, int steps) throws IOException {
    Comparison.of(GatedTranslationsModel.create(SEED), GatedTranslations.PYTORCH)
        .run(samples, steps);
  }
}
