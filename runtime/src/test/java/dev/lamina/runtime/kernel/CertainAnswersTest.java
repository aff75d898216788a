package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients of answers that are nearly certain: what is left of 1 - p keeps its digits, though a
 * float next to 1 has few of them for it.
 */
@Tag("widths")
class CertainAnswersTest {
  private static final float[] LOGITS = {10, 0, -1, 1};
  private static final double DIGITS = 1e-6;

  static Stream<KernelSet> both() {
    return Stream.of(Kernels.scalar(), Kernels.vector());
  }

  private static double probability(int i) {
    double sum = 0;
    for (float logit : LOGITS) {
      sum += Math.exp(logit);
    }
    return Math.exp(LOGITS[i]) / sum;
  }

  private static double unlikely() {
    return probability(1) + probability(2) + probability(3);
  }

  @ParameterizedTest
  @MethodSource("both")
  void softmax(KernelSet kernels) {
    float[] y = new float[4];
    float[] dx = new float[4];
    float[] dy = {3, 1, -2, 5};
    kernels.softmax(1, 4, LOGITS, 0, y, 0, 4, 0, 1);
    kernels.softmaxBackward(1, 4, y, 0, dy, 0, dx, 0, false, 4, 0, 1);
    for (int i = 0; i < 4; i++) {
      double sum = 0;
      for (int j = 0; j < 4; j++) {
        sum += probability(j) * (dy[i] - dy[j]);
      }
      double expected = probability(i) * sum;
      assertEquals(expected, dx[i], Math.abs(expected) * DIGITS);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void crossEntropy(KernelSet kernels) {
    float[] dx = new float[4];
    kernels.softmaxCrossEntropy(
        1, 4, LOGITS, 0, new int[1], 1, new double[1], dx, 0, false, 1, 4, 0, 1);
    assertEquals(-unlikely(), dx[0], unlikely() * DIGITS);
    assertEquals(probability(3), dx[3], probability(3) * DIGITS);
  }

  @ParameterizedTest
  @MethodSource("both")
  void binaryCrossEntropy(KernelSet kernels) {
    float[] x = {9, -9};
    float[] dx = new float[2];
    kernels.elementLoss(
        ElementLoss.BINARY_CROSS_ENTROPY,
        2,
        x,
        0,
        new float[] {1, 0},
        0,
        1,
        new double[1],
        dx,
        0,
        false,
        2,
        2,
        0,
        1);
    double wrong = 1 / (1 + Math.exp(9));
    assertEquals(-wrong, dx[0], wrong * DIGITS);
    assertEquals(wrong, dx[1], wrong * DIGITS);
  }
}
