package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batch normalisation: both kernel sets, and what is computed once a batch, against double. */
@Tag("widths")
class NormalizationTest {
  private static final KernelSet[] BOTH = {Kernels.scalar(), Kernels.vector()};

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1, 7", "2, 1000", "3, 1", "3, 49", "4, 33", "6, 196", "8, 9", "13, 15", "16, 1",
    "16, 2", "16, 7", "17, 35", "31, 5", "32, 64", "48, 21", "67, 3"
  })
  void momentsOfASample(int channels, int pixels) {
    int size = channels * pixels;
    int stride = size + 2 * channels + 3;
    float[] x = Numbers.random(3 * stride, size);
    for (int i = 0; i < x.length; i++) {
      x[i] += 30; // a mean far from zero: the variance must not be a difference of squares
    }
    for (KernelSet kernels : BOTH) {
      float[] arena = x.clone();
      kernels.channelMoments(
          pixels, channels, arena, 1, arena, 1 + size, stride, 1, 3, new Scratch());
      for (int n = 1; n < 3; n++) {
        double[] mean = new double[channels];
        double[] squares = new double[channels];
        for (int c = 0; c < channels; c++) {
          double[] values = channel(x, 1 + n * stride + c, channels, pixels);
          mean[c] = Arrays.stream(values).average().orElseThrow();
          squares[c] = squares(values, mean[c]);
        }
        int at = 1 + n * stride + size;
        Numbers.assertClose(mean, doubles(arena, at, channels), 1, "mean");
        Numbers.assertClose(squares, doubles(arena, at + channels, channels), pixels, "squares");
        Arrays.fill(arena, at, at + 2 * channels, 0);
        Arrays.fill(x, at, at + 2 * channels, 0);
      }
      assertArrayEquals(x, arena, "nothing else is written");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1, 7", "2, 1000", "3, 1", "3, 49", "4, 33", "6, 196", "8, 9", "13, 15", "16, 1",
    "16, 2", "16, 7", "17, 35", "31, 5", "32, 64", "48, 21", "67, 3"
  })
  void sumsOfASample(int channels, int pixels) {
    int size = channels * pixels;
    int stride = Math.max(size, 2 * channels) + 5;
    float[] x = Numbers.random(3 * stride, size);
    float[] dy = Numbers.random(3 * stride, channels);
    float[] mean = Numbers.random(2 + ChannelVectors.floats(channels), pixels);
    ChannelVectors.close(mean, 2, channels);
    for (KernelSet kernels : BOTH) {
      float[] sums = Numbers.nan(3 * stride + 2 * channels);
      kernels.channelSums(
          pixels, channels, x, 1, dy, 0, mean, 2, sums, 2, stride, 1, 3, new Scratch());
      for (int n = 1; n < 3; n++) {
        double[] sum = new double[channels];
        double[] products = new double[channels];
        for (int i = 0; i < size; i++) {
          int c = i % channels;
          double d = dy[n * stride + i];
          sum[c] += d;
          products[c] += d * (x[1 + n * stride + i] - (double) mean[2 + c]);
        }
        int at = 2 + n * stride;
        Numbers.assertClose(sum, doubles(sums, at, channels), pixels, "sum");
        Numbers.assertClose(products, doubles(sums, at + channels, channels), pixels, "products");
        assertTrue(Float.isNaN(sums[at - 1]) && Float.isNaN(sums[at + 2 * channels]));
      }
    }
  }

  /** Three samples of two pixels; the numbers are worked out in the comments. */
  @Test
  void aBatch() {
    Normalization norm = new Normalization(1, 2, 0.5f, 0.25f);
    // Samples (1, 3), (4, 4), (5, 1): sum 18, mean 3; squared distances 4, 0, 1, 1, 4, 4: sum 14.
    float[] moments = {9, 2, 2, 9, 4, 0, 9, 3, 8};
    float[] parameters = {9, 2, 1, 7, 1};
    float[] vectors = Numbers.nan(1 + 6 * ChannelVectors.floats(1));
    norm.batch(3, moments, 1, 3, parameters, 1, vectors, 1);
    double inverse = 1 / Math.sqrt(14 / 6.0 + 0.5);
    assertEquals(2 * inverse, vectors[1], 1e-6);
    assertEquals(1 - 3 * 2 * inverse, vectors[1 + 17], 1e-6);
    assertEquals(3, vectors[1 + 2 * 17]);
    assertEquals(inverse, vectors[1 + 3 * 17], 1e-6);
    assertEquals(7 + 0.25 * (3 - 7), parameters[3], 1e-6);
    assertEquals(1 + 0.25 * (14 / 5.0 - 1), parameters[4], 1e-6);
    assertArrayEquals(new float[] {9, 2, 1}, Arrays.copyOf(parameters, 3));
    assertEquals(vectors[1], vectors[17], "the number stands in the margin too");
  }

  @Test
  void theGradientOfABatch() {
    Normalization norm = new Normalization(1, 2, 0.5f, 0.25f);
    float[] sums = {9, 2, -1, 9, 0.5f, 3};
    float[] gradients = {9, 10, 20, 30, 40};
    float[] vectors = new float[1 + 6 * 17];
    vectors[1] = 2; // scale
    vectors[1 + 2 * 17] = 3; // mean
    vectors[1 + 3 * 17] = 0.5f; // inverse
    norm.backward(2, sums, 1, 3, gradients, 1, vectors, 1);
    assertArrayEquals(new float[] {9, 10 + 0.5f * 2, 20 + 2.5f, 30, 40}, gradients);
    float xScale = -2 * 0.25f * 2 / 4;
    assertEquals(xScale, vectors[1 + 4 * 17]);
    assertEquals(-2 * 2.5f / 4, vectors[1 + 5 * 17]);
  }

  @Test
  void runningStatistics() {
    Normalization norm = new Normalization(2, 5, 1, 0.1f);
    float[] parameters = {2, 3, 10, 20, 4, 5, 8, 3};
    float[] vectors = Numbers.nan(6 * ChannelVectors.floats(2));
    norm.statistics(parameters, 0, vectors, 0);
    assertEquals(2 / 3f, vectors[0], 1e-6);
    assertEquals(3 / 2f, vectors[1], 1e-6);
    assertEquals(10 - 4 * 2 / 3f, vectors[18], 1e-6);
    assertEquals(20 - 5 * 3 / 2f, vectors[19], 1e-6);
    assertEquals(vectors[19], vectors[18 + 17]);
    assertArrayEquals(new float[] {2, 3, 10, 20, 4, 5, 8, 3}, parameters);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, true", "5, 1, false", "33, 1, true", "6, 3, false", "102, 3, true"})
  void foldedWeightsGiveTheNormalisedValue(int filters, int groups, boolean bias) {
    Convolution c = Convolution.input(6, 3, 3).filters(filters).kernel(2, 3).groups(groups).build();
    int weights = c.weightLayout().size();
    int at = weights + c.biasLayout().size();
    float[] parameters = new float[at + 4 * filters];
    fill(parameters, c.weightLayout(), 0);
    fill(parameters, c.biasLayout(), weights);
    for (int i = 0; i < 4 * filters; i++) {
      parameters[at + i] = 0.5f + i % 7 / 4f;
    }
    Normalization norm = new Normalization(filters, 2, 0.25f, 1);
    float[] folded = new float[3 + at];
    int biasAt = bias ? weights : -1;
    for (int again = 0; again < 2; again++) {
      norm.fold(c, parameters, 0, biasAt, at, folded, 3, 3 + weights);
    }
    float[] vectors = new float[2 * ChannelVectors.floats(filters)];
    norm.statistics(parameters, at, vectors, 0);
    float[] x = Numbers.random(c.inputSize(), filters);
    float[] y = convolved(c, x, parameters, 0, biasAt);
    double[] expected = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int f = i % filters;
      expected[i] = y[i] * vectors[f] + vectors[ChannelVectors.floats(filters) + f];
    }
    float[] actual = convolved(c, x, folded, 3, 3 + weights);
    Numbers.assertClose(expected, doubles(actual, 0, y.length), 12, "folded");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "5, false", "49, true"})
  void foldedWeightsOfTilesGiveTheNormalisedValue(int filters, boolean bias) {
    Convolution c = Convolution.input(6, 5, 6).filters(filters).kernel(3, 3).build();
    Winograd w = Winograd.of(c);
    int weights = c.weightLayout().size();
    int at = weights + c.biasLayout().size();
    float[] parameters = Numbers.random(at + 4 * filters, filters);
    for (int i = 0; i < filters; i++) {
      parameters[at + 3 * filters + i] = 0.5f + i % 7 / 4f;
    }
    Normalization norm = new Normalization(filters, 12, 0.25f, 1);
    float[] vectors = new float[2 * ChannelVectors.floats(filters)];
    norm.statistics(parameters, at, vectors, 0);
    float[] folded = new float[3 + w.weightSize() + c.biasLayout().size()];
    int foldedBiasAt = 3 + w.weightSize();
    norm.fold(w, parameters, 0, bias ? weights : -1, at, folded, 3, foldedBiasAt);
    float[] x = Numbers.random(c.inputSize(), filters);
    float[] y = convolved(c, x, parameters, 0, bias ? weights : -1);
    double[] expected = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int f = i % filters;
      expected[i] = y[i] * vectors[f] + vectors[ChannelVectors.floats(filters) + f];
    }
    float[] actual = new float[y.length];
    Kernels.scalar()
        .convolveWinograd(
            w, x, 0, folded, 3, folded, foldedBiasAt, actual, 0, false, 0, 0, 1, new Scratch());
    Numbers.assertClose(expected, doubles(actual, 0, y.length), 54, "folded");
  }

  private static void fill(float[] store, StoredLayout layout, int at) {
    float[] values = Numbers.random(layout.elements(), layout.size());
    for (int i = 0; i < values.length; i++) {
      store[at + layout.offset(i)] = values[i];
    }
  }

  private static float[] convolved(
      Convolution c, float[] x, float[] weights, int weightAt, int biasAt) {
    float[] y = new float[c.outputSize()];
    int stride = Math.max(x.length, y.length);
    Kernels.scalar()
        .convolve(c, x, 0, weights, weightAt, biasAt, y, 0, stride, 0, 1, new Scratch());
    return y;
  }

  @Test
  void onlyTheFiltersOfAConvolutionAreNormalised() {
    Convolution c = Convolution.input(6, 3, 3).filters(4).build();
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Normalization(5, 9, 1, 1)
                    .fold(c, new float[999], 0, -1, 500, new float[999], 0, 500));
    assertEquals(
        "5 channels are normalised, but the convolution has 4 filters", thrown.getMessage());
  }

  @Test
  void oneValueAChannelHasNoVariance() {
    Normalization norm = new Normalization(1, 1, 1, 0.1f);
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> norm.batch(1, new float[2], 0, 2, new float[4], 0, new float[102], 0));
    assertEquals(
        "a batch normalisation is trained with more than one value a channel, but the batch has 1",
        thrown.getMessage());
  }

  private static double[] channel(float[] x, int at, int channels, int pixels) {
    double[] values = new double[pixels];
    for (int p = 0; p < pixels; p++) {
      values[p] = x[at + p * channels];
    }
    return values;
  }

  private static double squares(double[] values, double mean) {
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
  }

  private static double[] doubles(float[] values, int at, int size) {
    double[] doubles = new double[size];
    for (int i = 0; i < size; i++) {
      doubles[i] = values[at + i];
    }
    return doubles;
  }
}
