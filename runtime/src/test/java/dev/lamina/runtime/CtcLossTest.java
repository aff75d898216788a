package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.kernel.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** CTC against the sum over all ways to place the labels, each multiplied out. */
class CtcLossTest {
  private static final int ROOM = 6;
  private static final int[] LENGTHS = {6, 3, 5, 1};
  private static final int[][] LABELS = {{1, 1, 3}, {2}, {4, 2}, {}};
  private static final int CLASSES = 5;
  private static final int AT = 16;
  private static final int GRADIENT = 32;

  private final Frames frames = new Frames("sound");
  private final SplittableRandom random = new SplittableRandom(7);
  private final double[] losses = new double[LENGTHS.length];

  private CtcLossTest() {
    frames.bind(LENGTHS, ROOM, LENGTHS.length);
    var row = new NetworkSpec.BufferRow("x", 0, 48, 0, 0);
    frames.use(Arena.forTraining(List.of(row)));
    for (int i = 0; i < frames.floats().length; i++) {
      frames.floats()[i] = (float) random.nextDouble(-2, 2);
    }
  }

  private static int[] padded() {
    int[] labels = new int[LENGTHS.length * ROOM];
    Arrays.fill(labels, -1);
    for (int n = 0; n < LABELS.length; n++) {
      System.arraycopy(LABELS[n], 0, labels, n * ROOM, LABELS[n].length);
    }
    return labels;
  }

  private void run(boolean accumulate, float weight, float scale) {
    CtcLoss.run(
        frames,
        padded(),
        CLASSES,
        AT,
        GRADIENT,
        accumulate,
        losses,
        weight,
        scale,
        new Scratch(),
        0,
        LENGTHS.length);
  }

  private double[][] logits(int n) {
    double[][] x = new double[LENGTHS[n]][CLASSES];
    for (int t = 0; t < x.length; t++) {
      for (int c = 0; c < CLASSES; c++) {
        x[t][c] = frames.floats()[AT + (frames.firstRow(n) + t) * frames.stride() + c];
      }
    }
    return x;
  }

  /** -log of the sum over all rows of classes that say the labels. */
  private static double byAllWays(double[][] x, int[] labels) {
    double sum = 0;
    for (int way = 0; way < Math.pow(CLASSES, x.length); way++) {
      int rest = way;
      double probability = 1;
      List<Integer> said = new ArrayList<>();
      int before = -1;
      for (double[] step : x) {
        int c = rest % CLASSES;
        rest /= CLASSES;
        probability *= Math.exp(step[c]) / Arrays.stream(step).map(Math::exp).sum();
        if (c != before && c != 0) {
          said.add(c);
        }
        before = c;
      }
      sum += said.equals(Arrays.stream(labels).boxed().toList()) ? probability : 0;
    }
    return -Math.log(sum) / Math.max(1, labels.length);
  }

  @Test
  void isThatOfAllWaysToPlaceTheLabels() {
    run(false, 0.5f, 1);
    for (int n = 0; n < LENGTHS.length; n++) {
      assertEquals(0.5 * byAllWays(logits(n), LABELS[n]), losses[n], 1e-9, "sample " + n);
    }
  }

  @Test
  void gradientIsTheSlope() {
    run(false, 1, 0.25f);
    for (int n = 0; n < LENGTHS.length; n++) {
      double[][] x = logits(n);
      for (int t = 0; t < x.length; t++) {
        for (int c = 0; c < CLASSES; c++) {
          double middle = x[t][c];
          x[t][c] = middle + 1e-5;
          double above = byAllWays(x, LABELS[n]);
          x[t][c] = middle - 1e-5;
          double below = byAllWays(x, LABELS[n]);
          x[t][c] = middle;
          int at = GRADIENT + (frames.firstRow(n) + t) * frames.stride() + c;
          double slope = 0.25 * (above - below) / 2e-5;
          assertEquals(slope, frames.floats()[at], 1e-6, n + "," + t + "," + c);
        }
      }
    }
  }

  @Test
  void rowsThatAreNoStepHaveNoGradientAndAccumulatingAdds() {
    run(false, 1, 1);
    int padding = frames.endRow(1) * frames.stride();
    int step = frames.firstRow(1) * frames.stride();
    float once = frames.floats()[GRADIENT + step];
    for (int c = 0; c < CLASSES; c++) {
      assertEquals(0, frames.floats()[GRADIENT + padding + c]);
      assertEquals(0, frames.floats()[GRADIENT + frames.row(1) * frames.stride() + c]);
    }
    run(true, 1, 1);
    assertEquals(2 * once, frames.floats()[GRADIENT + step], 1e-6);
  }

  @Test
  void labelsThatFindNoRoomAreRefusedWithWhatTheyNeed() {
    OutputPort port = new OutputPort("letters", List.of(CLASSES), Loss.CTC, 1, 0);
    int[] labels = padded();
    labels[ROOM + 1] = 2;
    labels[ROOM + 2] = 2;
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Bindings.checkPlacedLabels(port, labels, frames));
    assertEquals(
        "3 labels of sample 1 need 5 steps of letters, one each and one between equal neighbours,"
            + " but it has 3; leave it out or give it more steps",
        thrown.getMessage());
    labels[ROOM + 1] = 7;
    thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Bindings.checkPlacedLabels(port, labels, frames));
    assertEquals(
        "label 7 at place 1 of sample 1 is no class of letters, which has classes 1 to 4 and the"
            + " blank 0; -1 stands behind the last label",
        thrown.getMessage());
  }
}
