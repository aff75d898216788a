package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Softmax, losses, dropout, copies: both kernel sets against the formulas. */
@Tag("widths")
class PointwiseTest {
  private static final KernelSet[] BOTH = {Kernels.scalar(), Kernels.vector()};

  private static double[] softmax(float[] x, int at, int width) {
    double[] p = new double[width];
    double sum = 0;
    for (int i = 0; i < width; i++) {
      p[i] = Math.exp(x[at + i]);
      sum += p[i];
    }
    for (int i = 0; i < width; i++) {
      p[i] /= sum;
    }
    return p;
  }

  private static double[] doubles(float[] values, int at, int size) {
    double[] doubles = new double[size];
    for (int i = 0; i < size; i++) {
      doubles[i] = values[at + i];
    }
    return doubles;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 16, 17, 31, 100})
  void softmaxAndItsGradient(int width) {
    int rows = 2;
    int stride = 3 * rows * width + 5;
    for (KernelSet kernels : BOTH) {
      float[] arena = Numbers.random(3 * stride, width);
      float[] before = arena.clone();
      int yAt = rows * width;
      int dxAt = 2 * yAt;
      kernels.softmax(rows, width, arena, 0, arena, yAt, stride, 1, 3);
      float[] dy = Numbers.random(3 * stride, 7);
      kernels.softmaxBackward(rows, width, arena, yAt, dy, 0, arena, dxAt, true, stride, 1, 3);
      for (int n = 1; n < 3; n++) {
        for (int r = 0; r < rows; r++) {
          int at = n * stride + r * width;
          double[] p = softmax(before, at, width);
          Numbers.assertClose(p, doubles(arena, at + yAt, width), 1, "softmax");
          double dot = 0;
          for (int i = 0; i < width; i++) {
            dot += p[i] * dy[at + i];
          }
          double[] dx = new double[width];
          for (int i = 0; i < width; i++) {
            dx[i] = before[at + dxAt + i] + p[i] * (dy[at + i] - dot);
          }
          Numbers.assertClose(dx, doubles(arena, at + dxAt, width), 1, "dx");
        }
      }
      assertArrayEquals(Arrays.copyOf(before, stride), Arrays.copyOf(arena, stride));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 16, 33})
  void crossEntropy(int width) {
    for (KernelSet kernels : BOTH) {
      float[] x = Numbers.random(2 * width, width);
      int[] labels = {0, width - 1};
      double[] loss = {0, 1};
      float[] dx = new float[2 * width];
      kernels.softmaxCrossEntropy(
          1, width, x, 0, labels, 0.5f, loss, dx, 0, false, 0.25f, width, 1, 2);
      double[] p = softmax(x, width, width);
      assertEquals(1 - 0.5 * Math.log(p[width - 1]), loss[1], 1e-6);
      assertEquals(0, loss[0]);
      p[width - 1] -= 1;
      for (int i = 0; i < width; i++) {
        assertEquals(0.25 * p[i], dx[width + i], 1e-7);
        assertEquals(0, dx[i]);
      }
      kernels.softmaxCrossEntropy(
          1, width, x, 0, labels, 0.5f, loss, null, 0, false, 0.25f, width, 0, 1);
      assertEquals(-0.5 * Math.log(softmax(x, 0, width)[0]), loss[0], 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void aLabelOutOfRangeIsRefused(int label) {
    for (KernelSet kernels : BOTH) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  kernels.softmaxCrossEntropy(
                      1,
                      3,
                      new float[3],
                      0,
                      new int[] {label},
                      1,
                      new double[1],
                      null,
                      0,
                      false,
                      1,
                      3,
                      0,
                      1));
      assertEquals(
          "a label is " + label + ", but the network has 3 classes, 0 to 2", e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1e4f, -1e4f})
  void crossEntropyOfLargeLogitsIsFinite(float logit) {
    for (KernelSet kernels : BOTH) {
      double[] loss = new double[1];
      float[] dx = new float[3];
      kernels.softmaxCrossEntropy(
          1, 3, new float[] {logit, 0, 0}, 0, new int[] {0}, 1, loss, dx, 0, false, 1, 3, 0, 1);
      assertEquals(logit > 0 ? 0 : 1e4 + Math.log(2), loss[0], 1e-3);
      assertEquals(logit > 0 ? 0 : -1, dx[0], 1e-6);
    }
  }

  private static double loss(ElementLoss kind, double x, double t) {
    double d = Math.abs(x - t);
    return switch (kind) {
      case MEAN_SQUARED_ERROR -> d * d;
      case L1 -> d;
      case HUBER -> d < 1 ? d * d / 2 : d - 0.5;
      case BINARY_CROSS_ENTROPY -> {
        double s = 1 / (1 + Math.exp(-x));
        yield -t * Math.log(s) - (1 - t) * Math.log(1 - s);
      }
    };
  }

  @ParameterizedTest
  @EnumSource(ElementLoss.class)
  void elementLosses(ElementLoss kind) {
    int size = 19;
    for (KernelSet kernels : BOTH) {
      float[] x = Numbers.random(2 * size, 3);
      float[] t = Numbers.random(2 * size, 4);
      for (int i = 0; i < x.length; i++) {
        x[i] *= 4;
        t[i] = Math.abs(t[i]);
      }
      double[] sums = new double[2];
      float[] dx = new float[2 * size];
      kernels.elementLoss(kind, size, x, 0, t, 0, 2, sums, dx, 0, true, 3, size, 1, 2);
      double mean = 0;
      for (int i = size; i < 2 * size; i++) {
        mean += loss(kind, x[i], t[i]) / size;
        double h = 1e-6;
        double slope = (loss(kind, x[i] + h, t[i]) - loss(kind, x[i] - h, t[i])) / (2 * h);
        assertEquals(slope * 3 / size, dx[i], 1e-5, kind + " at " + x[i]);
      }
      assertEquals(2 * mean, sums[1], 1e-6);
      assertEquals(0, sums[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.1f, 0.5f, 1})
  void dropoutKeepsTheSameElementsInBothAndAboutTheRate(float rate) {
    int size = 5003;
    float[] x = Numbers.random(2 * size, 1);
    float[][] y = {new float[2 * size + 1], new float[2 * size + 1]};
    for (int i = 0; i < 2; i++) {
      BOTH[i].dropout(size, rate, 42, x, 0, y[i], 0, false, size, 0, 2);
      BOTH[i].dropout(size, rate, 42, x, 0, y[i], 0, true, size, 1, 2);
    }
    Numbers.assertSameBits(y[0], y[1], "dropout");
    int kept = 0;
    int sameInBothSamples = 0;
    for (int i = 0; i < size; i++) {
      kept += y[0][i] != 0 ? 1 : 0;
      sameInBothSamples += (y[0][i] != 0) == (y[0][size + i] != 0) ? 1 : 0;
      if (y[0][i] != 0) {
        assertEquals(x[i] / (1 - rate), y[0][i], 1e-5);
      }
      if (y[0][size + i] != 0) {
        assertEquals(2 * x[size + i] / (1 - rate), y[0][size + i], 1e-5);
      }
    }
    assertEquals(1 - rate, kept / (double) size, 0.03);
    double agree = (1 - rate) * (1 - rate) + rate * rate;
    assertEquals(agree, sameInBothSamples / (double) size, 0.03);
    assertEquals(0, y[0][2 * size]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 17, 33})
  void copiesOfChannels(int count) {
    int pixels = 5;
    int xChannels = count + 3;
    int yChannels = count + 2;
    int stride = pixels * (count + 3);
    for (KernelSet kernels : BOTH) {
      float[] x = Numbers.random(2 * stride, count);
      float[] y = Numbers.random(2 * stride, 9);
      float[] before = y.clone();
      kernels.copyChannels(
          pixels, count, x, 0, xChannels, 2, y, 0, yChannels, 1, false, stride, 1, 2);
      kernels.copyChannels(
          pixels, count, x, 0, xChannels, 0, y, 0, yChannels, 1, true, stride, 1, 2);
      for (int i = 0; i < y.length; i++) {
        int p = (i - stride) / yChannels;
        int c = (i - stride) % yChannels - 1;
        boolean written = i >= stride && p < pixels && c >= 0 && c < count;
        int in = stride + p * xChannels + c;
        assertEquals(written ? x[in + 2] + x[in] : before[i], y[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 17, 33})
  void transposes(int columns) {
    int rows = 7;
    for (KernelSet kernels : BOTH) {
      float[] x = Numbers.random(2 * rows * columns, columns);
      float[] y = Numbers.nan(2 * rows * columns + 6);
      kernels.transpose(rows, columns, x, 0, rows * columns, y, 1, rows * columns + 2, false, 0, 2);
      kernels.transpose(rows, columns, x, 0, rows * columns, y, 1, rows * columns + 2, true, 1, 2);
      for (int n = 0; n < 2; n++) {
        int at = n * (rows * columns + 2);
        for (int i = 0; i < rows * columns; i++) {
          float expected = x[n * rows * columns + i % rows * columns + i / rows];
          assertEquals(n == 0 ? expected : 2 * expected, y[1 + at + i]);
        }
        assertTrue(Float.isNaN(y[at]) && Float.isNaN(y[at + 1 + rows * columns]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void sumsOfSlices(int slices) {
    int size = 35;
    for (KernelSet kernels : BOTH) {
      float[] x = Numbers.random(slices * size, slices);
      float[] y = new float[size];
      kernels.sumSlices(size, slices, x, 0, y, 0, 2, 33);
      for (int i = 0; i < size; i++) {
        float sum = 0;
        for (int s = 0; s < slices; s++) {
          sum += x[s * size + i];
        }
        assertEquals(i >= 2 && i < 33 ? sum : 0, y[i]);
      }
    }
  }
}
