package dev.lamina.runtime.kernel;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Normalisation of samples by both kernel sets, against its definition in double. */
@Tag("widths")
class SampleNormTest {
  private static final int TRIES = 150;
  private static final int BATCH = 4;
  private static final int GUARD = 3;
  private static final float EPSILON = 0.1f;

  @Provide
  Arbitrary<KernelSet> kernels() {
    return Arbitraries.of(Kernels.scalar(), Kernels.vector());
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.of(1, 3, 13, 16, 17, 31, 32, 33, 65, 300);
  }

  /** x, the moments, y or dy, and dx of each sample in a slice, with guards; and the weights. */
  private static final class Case {
    final int size;
    final int momentsAt;
    final int yAt;
    final int dxAt;
    final int stride;
    final float[] arena;
    final float[] weights;
    final int weightAt = 2;
    final int biasAt;
    final Scratch scratch = new Scratch();

    Case(int size, long seed) {
      this.size = size;
      momentsAt = size + GUARD;
      yAt = momentsAt + 2 + GUARD;
      dxAt = yAt + size + GUARD;
      stride = dxAt + size + GUARD;
      arena = Numbers.random(BATCH * stride - GUARD, seed);
      biasAt = weightAt + size + 1;
      weights = Numbers.random(biasAt + size, seed + 1);
      Arrays.fill(scratch.floats(100), Float.NaN);
    }

    void forward(KernelSet kernels, int from, int to) {
      kernels.normalizeSample(
          size, EPSILON, arena, 0, weights, weightAt, biasAt, arena, momentsAt, arena, yAt, stride,
          from, to, scratch);
    }

    double[] moments(double[] x) {
      double mean = Arrays.stream(x).sum() / size;
      double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / size;
      return new double[] {mean, 1 / Math.sqrt(variance + EPSILON)};
    }

    double[] forward(double[] x) {
      double[] m = moments(x);
      double[] y = new double[size];
      for (int i = 0; i < size; i++) {
        y[i] = (x[i] - m[0]) * m[1] * weights[weightAt + i] + weights[biasAt + i];
      }
      return y;
    }

    double[] sample(int n, int at) {
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        values[i] = arena[n * stride + at + i];
      }
      return values;
    }

    /** The gradient of sum(y * dy) by x[i], by differences. */
    double slope(int n, int i) {
      double h = 1e-5;
      double[] x = sample(n, 0);
      double[] dy = sample(n, yAt);
      x[i] += h;
      double[] right = forward(x);
      x[i] -= 2 * h;
      double[] left = forward(x);
      double slope = 0;
      for (int j = 0; j < size; j++) {
        slope += (right[j] - left[j]) / (2 * h) * dy[j];
      }
      return slope;
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void forward(@ForAll("kernels") KernelSet kernels, @ForAll("sizes") int size, @ForAll long seed) {
    Case c = new Case(size, seed);
    double[] expected = doubles(c.arena);
    for (int n = 1; n < BATCH; n++) {
      double[] x = c.sample(n, 0);
      System.arraycopy(c.moments(x), 0, expected, n * c.stride + c.momentsAt, 2);
      System.arraycopy(c.forward(x), 0, expected, n * c.stride + c.yAt, size);
    }
    c.forward(kernels, 1, BATCH);
    Numbers.assertClose(expected, doubles(c.arena), 1, "y");
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void backward(
      @ForAll("kernels") KernelSet kernels,
      @ForAll("sizes") int size,
      @ForAll boolean accumulate,
      @ForAll long seed) {
    Case c = new Case(size, seed);
    c.forward(kernels, 0, BATCH);
    System.arraycopy(Numbers.random(c.arena.length, seed + 2), 0, c.arena, c.yAt, size);
    double[] expected = doubles(c.arena);
    for (int n = 1; n < BATCH; n++) {
      for (int i = 0; i < size; i++) {
        int at = n * c.stride + c.dxAt + i;
        expected[at] = c.slope(n, i) + (accumulate ? expected[at] : 0);
      }
    }
    kernels.normalizeSampleBackward(
        size,
        c.arena,
        0,
        c.arena,
        c.momentsAt,
        c.arena,
        c.yAt,
        c.weights,
        c.weightAt,
        c.arena,
        c.dxAt,
        accumulate,
        c.stride,
        1,
        BATCH,
        c.scratch);
    Numbers.assertClose(expected, doubles(c.arena), size, "dx");
  }

  /** Parts of the elements give the same bits as all at once, and nothing else is touched. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void weightGradients(
      @ForAll("kernels") KernelSet kernels, @ForAll("sizes") int size, @ForAll long seed) {
    Case c = new Case(size, seed);
    c.forward(kernels, 0, BATCH);
    float[] gradients = Numbers.random(c.weights.length, seed + 3);
    float[] parts = gradients.clone();
    double[] expected = doubles(gradients);
    for (int n = 0; n < BATCH; n++) {
      double[] x = c.sample(n, 0);
      double[] m = c.moments(x);
      double[] dy = c.sample(n, c.yAt);
      for (int i = 0; i < size; i++) {
        expected[c.weightAt + i] += dy[i] * (x[i] - m[0]) * m[1];
        expected[c.biasAt + i] += dy[i];
      }
    }
    weights(kernels, c, gradients, 0, size);
    Numbers.assertClose(expected, doubles(gradients), BATCH, "dw and db");
    for (int first = 0; first < size; first += 16) {
      weights(kernels, c, parts, first, Math.min(size, first + 16));
    }
    Numbers.assertSameBits(gradients, parts, "dw and db");
  }

  private static void weights(KernelSet kernels, Case c, float[] gradients, int first, int end) {
    kernels.normalizeSampleWeights(
        first,
        end,
        c.arena,
        0,
        c.arena,
        c.momentsAt,
        c.arena,
        c.yAt,
        gradients,
        c.weightAt,
        c.biasAt,
        c.stride,
        BATCH);
  }

  /** Without cancellation: the distance from the mean is taken before anything is squared. */
  @Example
  void meansFarFromZero() {
    for (KernelSet kernels : new KernelSet[] {Kernels.scalar(), Kernels.vector()}) {
      Case c = new Case(300, 5);
      for (int i = 0; i < c.size; i++) {
        c.arena[i] = 1000 + i % 4;
      }
      double[] expected = c.forward(c.sample(0, 0));
      c.forward(kernels, 0, 1);
      Numbers.assertClose(expected, c.sample(0, c.yAt), 1, "y");
    }
  }
}
