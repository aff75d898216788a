package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * One convolution with random numbers, run by a set of kernels and by the reference. All values of
 * a sample stand in one slice of an arena, as in generated code, between guards of NaN; the last
 * one's output ends with the array.
 */
final class ConvolutionCase {
  private static final int GUARD = 37;

  final Geometry geometry;
  final Convolution convolution;
  final KernelSet kernels;
  final int xAt = GUARD;
  final int yAt;
  final int dxAt;
  final int stride;
  final float[] arena;
  final float[] weights;
  final int weightAt = 5;
  final int biasAt;
  final float[] gradients;
  final Scratch scratch = new Scratch();
  private final float[] plainWeights;
  private final float[] plainBias;
  private final float[][] inputs;
  private final float[][] outputs;

  ConvolutionCase(Geometry geometry, KernelSet kernels, long seed) {
    this.geometry = geometry;
    this.kernels = kernels;
    convolution = geometry.convolution();
    dxAt = xAt + convolution.inputSize() + GUARD;
    yAt = dxAt + convolution.inputSize() + GUARD;
    stride = yAt + convolution.outputSize() + GUARD;
    arena = Numbers.nan(stride * geometry.batch() - GUARD);
    inputs = samples(geometry.inputElements(), seed);
    outputs = samples(geometry.outputElements(), seed + 1000);
    plainWeights = Numbers.random(geometry.weightElements(), seed + 2000);
    plainBias = Numbers.random(geometry.filters(), seed + 3000);
    StoredLayout layout = convolution.weightLayout();
    biasAt = weightAt + layout.size() + 3;
    weights = new float[biasAt + convolution.biasLayout().size()];
    gradients = new float[weights.length];
    store(layout, plainWeights, weightAt);
    store(convolution.biasLayout(), plainBias, biasAt);
  }

  private float[][] samples(int size, long seed) {
    float[][] samples = new float[geometry.batch()][];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = Numbers.random(size, seed + n);
    }
    return samples;
  }

  private void store(StoredLayout layout, float[] values, int at) {
    assertEquals(values.length, layout.elements());
    for (int i = 0; i < values.length; i++) {
      weights[at + layout.offset(i)] = values[i];
    }
  }

  /** Writes x of all samples into the arena. */
  ConvolutionCase withInput() {
    place(inputs, xAt, geometry.channels());
    return this;
  }

  /** Writes the gradient of y of all samples into the arena. */
  ConvolutionCase withOutputGradient() {
    place(outputs, yAt, geometry.filters());
    return this;
  }

  private void place(float[][] samples, int at, int channels) {
    for (int n = 0; n < samples.length; n++) {
      int pixels = samples[n].length / channels;
      for (int i = 0; i < samples[n].length; i++) {
        arena[n * stride + at + Numbers.channelsLast(i, channels, pixels)] = samples[n][i];
      }
    }
  }

  void forward(boolean bias, int from, int to) {
    kernels.convolve(
        convolution,
        arena,
        xAt,
        weights,
        weightAt,
        bias ? biasAt : -1,
        arena,
        yAt,
        stride,
        from,
        to,
        scratch);
  }

  /** Forward by tiles of 4x4. */
  void winograd(boolean bias, int from, int to) {
    Winograd winograd = Winograd.of(convolution);
    float[] transformed = Numbers.nan(winograd.weightSize() + 2);
    winograd.transform(weights, weightAt, transformed, 1);
    assertTrue(Float.isNaN(transformed[0]) && Float.isNaN(transformed[transformed.length - 1]));
    kernels.convolveWinograd(
        winograd,
        arena,
        xAt,
        transformed,
        1,
        weights,
        bias ? biasAt : -1,
        arena,
        yAt,
        false,
        stride,
        from,
        to,
        scratch);
  }

  /** Gradient of the input by tiles, whose weights are transformed in parts. */
  void winogradData(boolean accumulate, int from, int to) {
    Winograd winograd = Winograd.ofData(convolution);
    float[] transformed = Numbers.nan(winograd.weightSize() + 2);
    int half = winograd.panels() / 2;
    winograd.transform(weights, weightAt, transformed, 1, half, winograd.panels(), scratch);
    winograd.transform(weights, weightAt, transformed, 1, 0, half, scratch);
    assertTrue(Float.isNaN(transformed[0]) && Float.isNaN(transformed[transformed.length - 1]));
    kernels.convolveWinograd(
        winograd,
        arena,
        yAt,
        transformed,
        1,
        weights,
        -1,
        arena,
        dxAt,
        accumulate,
        stride,
        from,
        to,
        scratch);
  }

  /** Gradients of weights and bias by tiles. */
  void winogradWeights(boolean bias, int from, int to, int partFrom, int partTo) {
    kernels.winogradWeights(
        Winograd.of(convolution),
        arena,
        xAt,
        arena,
        yAt,
        gradients,
        weightAt,
        bias ? biasAt : -1,
        stride,
        from,
        to,
        partFrom,
        partTo,
        scratch);
  }

  void forwardPlainly(boolean bias) {
    int from = bias ? biasAt : -1;
    ScalarConvolution.forward(
        convolution,
        arena,
        xAt,
        weights,
        weightAt,
        from,
        arena,
        yAt,
        stride,
        0,
        geometry.batch(),
        VectorSupport.FMA);
  }

  void data(boolean accumulate, int from, int to) {
    float[] packed = Numbers.nan(convolution.packedSize() + 2);
    int parts = convolution.packParts();
    kernels.packForData(convolution, weights, weightAt, packed, 1, parts / 2, parts);
    kernels.packForData(convolution, weights, weightAt, packed, 1, 0, parts / 2);
    assertTrue(Float.isNaN(packed[0]) && Float.isNaN(packed[packed.length - 1]));
    kernels.convolveData(
        convolution, arena, yAt, packed, 1, arena, dxAt, accumulate, stride, from, to, scratch);
  }

  void weights(boolean bias, int from, int to, int tileFrom, int tileTo) {
    kernels.convolveWeights(
        convolution,
        arena,
        xAt,
        arena,
        yAt,
        gradients,
        weightAt,
        bias ? biasAt : -1,
        stride,
        from,
        to,
        tileFrom,
        tileTo,
        scratch);
  }

  /** Zeros for all gradients, but not for the padding between them. */
  void clearGradients() {
    clear(convolution.weightLayout(), weightAt);
    clear(convolution.biasLayout(), biasAt);
  }

  private void clear(StoredLayout layout, int at) {
    for (int i = 0; i < layout.elements(); i++) {
      gradients[at + layout.offset(i)] = 0;
    }
  }

  void assertOutput(boolean bias, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] expected = new double[geometry.outputElements()];
      int pixels = expected.length / geometry.filters();
      for (int i = 0; i < expected.length; i++) {
        expected[i] = bias ? plainBias[i / pixels] : 0;
      }
      float[] x = inputs[n];
      geometry.eachProduct((i, w, o) -> expected[o] += (double) x[i] * plainWeights[w]);
      double[] actual = read(n, yAt, geometry.filters(), expected.length);
      Numbers.assertClose(expected, actual, terms(expected.length), "y");
    }
    assertUntouched(yAt, convolution.outputSize(), from, to);
  }

  void assertInputGradient(double before, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] expected = new double[geometry.inputElements()];
      java.util.Arrays.fill(expected, before);
      float[] dy = outputs[n];
      geometry.eachProduct((i, w, o) -> expected[i] += (double) dy[o] * plainWeights[w]);
      double[] actual = read(n, dxAt, geometry.channels(), expected.length);
      Numbers.assertClose(expected, actual, terms(expected.length), "dx");
    }
    assertUntouched(dxAt, convolution.inputSize(), from, to);
  }

  void assertWeightGradient(double before, boolean bias, int from, int to) {
    double[] expected = new double[geometry.weightElements()];
    double[] expectedBias = new double[geometry.filters()];
    java.util.Arrays.fill(expected, before);
    java.util.Arrays.fill(expectedBias, before);
    for (int n = from; n < to; n++) {
      float[] x = inputs[n];
      float[] dy = outputs[n];
      geometry.eachProduct((i, w, o) -> expected[w] += (double) x[i] * dy[o]);
      for (int i = 0; bias && i < dy.length; i++) {
        expectedBias[i * geometry.filters() / dy.length] += dy[i];
      }
    }
    double[] actual = stored(convolution.weightLayout(), weightAt);
    Numbers.assertClose(expected, actual, terms(expected.length), "dw");
    double[] actualBias = stored(convolution.biasLayout(), biasAt);
    double pixels = (double) geometry.outHeight() * geometry.outWidth() * (to - from);
    Numbers.assertClose(expectedBias, actualBias, pixels, "db");
  }

  /** Products in one of so many sums. */
  private double terms(int sums) {
    return (double) convolution.multiplyAdds() / sums;
  }

  private double[] stored(StoredLayout layout, int at) {
    double[] values = new double[layout.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = gradients[at + layout.offset(i)];
    }
    return values;
  }

  private double[] read(int n, int at, int channels, int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = arena[n * stride + at + Numbers.channelsLast(i, channels, size / channels)];
    }
    return values;
  }

  /** Gradients of sample 0 against differences of the loss sum(y * dy), in double. */
  void assertSlopes(long seed) {
    float[] alongX = Numbers.random(geometry.inputElements(), seed + 4000);
    float[] alongW = Numbers.random(geometry.weightElements(), seed + 5000);
    double h = 1e-4;
    double slopeX = (loss(alongX, h, alongW, 0) - loss(alongX, -h, alongW, 0)) / (2 * h);
    double slopeW = (loss(alongX, 0, alongW, h) - loss(alongX, 0, alongW, -h)) / (2 * h);
    double[] dx = read(0, dxAt, geometry.channels(), geometry.inputElements());
    double[] dw = stored(convolution.weightLayout(), weightAt);
    double[] expected = {slopeX, slopeW};
    double[] actual = {dot(dx, alongX), dot(dw, alongW)};
    Numbers.assertClose(expected, actual, (double) convolution.multiplyAdds(), "slope");
  }

  private double loss(float[] alongX, double stepX, float[] alongW, double stepW) {
    double[] sum = new double[1];
    geometry.eachProduct(
        (i, w, o) ->
            sum[0] +=
                (inputs[0][i] + stepX * alongX[i])
                    * (plainWeights[w] + stepW * alongW[w])
                    * outputs[0][o]);
    return sum[0];
  }

  private static double dot(double[] values, float[] direction) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * direction[i];
    }
    return sum;
  }

  /**
   * Outside of the samples from..to of the buffer at {@code at}, and after it, all is still NaN.
   */
  private void assertUntouched(int at, int size, int from, int to) {
    for (int n = 0; n < geometry.batch(); n++) {
      boolean written = n >= from && n < to;
      int end = Math.min(size + GUARD, arena.length - n * stride - at);
      for (int i = written ? size : 0; i < end; i++) {
        float value = arena[n * stride + at + i];
        assertTrue(Float.isNaN(value), "written outside: sample " + n + " place " + i);
      }
      assertTrue(Float.isNaN(arena[n * stride + at - 1]), "written before: sample " + n);
    }
  }
}
