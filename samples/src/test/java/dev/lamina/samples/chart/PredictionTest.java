package dev.lamina.samples.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lamina.samples.images.Planes;
import org.junit.jupiter.api.Test;

final class PredictionTest {
  @Test
  void theAnswerIsTheLikeliestClass() {
    Prediction prediction =
        Prediction.of(Planes.of(new float[4], 2, 2), 0, new float[] {0.2f, 0.7f, 0.1f});
    assertEquals(1, prediction.answer());
    assertEquals(0.7f, prediction.probability());
    assertFalse(prediction.right());
  }
}
