package dev.lamina.samples.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Optimizer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class UNetTest {
  private static final int SIZE = 64;
  private static final int PIXELS = SIZE * SIZE;
  private static final int BATCH = 8;
  private static final int STEPS = 60;
  private static final int LINE = 1;
  private static final int INSIDE = 2;

  @Test
  void hasTheParametersThatACountByHandGives() {
    // Two convolutions from a to b channels: 9ab + 2b + 9bb + 2b.
    // Down: 1-8 680, 8-16 3,520, 16-32 13,952, 32-64 55,552.
    // Up: 64*32*4+32 and 64-32 27,776, 32*16*4+16 and 32-16 6,976, 16*8*4+8 and 16-8 1,760.
    // The mask: 8*3+3.
    int down = 680 + 3_520 + 13_952 + 55_552;
    int up = 8_224 + 27_776 + 2_064 + 6_976 + 520 + 1_760;
    assertEquals(121_051, down + up + 27);
    assertEquals(121_051, UNetModel.create(0).parameters().count());
  }

  @Test
  void hasTheMultiplyAddsThatACountByHandGives() {
    // Of a transposed convolution each place of the input meets each weight: 32*64*2*2 at 8x8,
    // 16*32*2*2 at 16x16 and 8*16*2*2 at 32x32 are 524,288 each.
    long up =
        UNetModel.create(0)
            .summary()
            .lines()
            .filter(line -> line.matches(" *up\\d .* 524,288  @ConvTranspose.*"))
            .count();
    assertEquals(3, up);
  }

  /**
   * The inside of a frame is as dark as what is around it: only a view of the whole frame tells,
   * and that comes from the stages below, by transposed convolutions.
   */
  @Test
  void learnsWhatIsInsideOfAFrame() {
    UNetModel model = UNetModel.create(2);
    Optimizer optimizer = Adam.learningRate(5e-3f);
    Random random = new Random(2);
    Batch batch = model.newBatch(BATCH);
    batch.size(BATCH);
    double last = 0;
    for (int step = 0; step < STEPS; step++) {
      draw(batch, random);
      last = model.lossAndGradients(batch);
      model.update(optimizer);
    }
    // 0.07 to 0.13 with four seeds, and 0.3 where the transposed convolutions are held at zero.
    assertTrue(last < 0.2, "loss " + last);
    draw(batch, random);
    model.predict(batch);
    // 0.99 both, and then 0.36 of the inside.
    double line = overlap(batch, LINE);
    double inside = overlap(batch, INSIDE);
    assertTrue(line > 0.9 && inside > 0.8, "line " + line + ", inside " + inside);
  }

  private static void draw(Batch batch, Random random) {
    for (int n = 0; n < BATCH; n++) {
      Arrays.fill(batch.labels(0), n * PIXELS, (n + 1) * PIXELS, 0);
      frame(batch.labels(0), n * PIXELS, random);
      frame(batch.labels(0), n * PIXELS, random);
      for (int i = n * PIXELS; i < (n + 1) * PIXELS; i++) {
        float grey = batch.labels(0)[i] == LINE ? 0.5f : -0.5f;
        batch.input(0)[i] = grey + 0.25f * (float) random.nextGaussian();
      }
    }
  }

  private static void frame(int[] labels, int at, Random random) {
    int radius = random.nextInt(9, 15);
    int row = random.nextInt(radius, SIZE - radius);
    int column = random.nextInt(radius, SIZE - radius);
    for (int y = -radius; y < radius; y++) {
      for (int x = -radius; x < radius; x++) {
        boolean line = Math.max(Math.max(-x, x + 1), Math.max(-y, y + 1)) > radius - 3;
        labels[at + (row + y) * SIZE + column + x] = line ? LINE : INSIDE;
      }
    }
  }

  /** Pixels of the kind in both label and prediction, of those in either. */
  private static double overlap(Batch batch, int kind) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < BATCH * PIXELS; i++) {
      boolean wanted = batch.labels(0)[i] == kind;
      boolean found = predicted(batch.predictions(0), i) == kind;
      both += wanted && found ? 1 : 0;
      either += wanted || found ? 1 : 0;
    }
    return (double) both / either;
  }

  // Probabilities are (class, row, column) for each sample.
  private static int predicted(float[] probabilities, int pixel) {
    int first = pixel / PIXELS * 3 * PIXELS + pixel % PIXELS;
    int best = 0;
    for (int k = 1; k < 3; k++) {
      if (probabilities[first + k * PIXELS] > probabilities[first + best * PIXELS]) {
        best = k;
      }
    }
    return best;
  }
}
