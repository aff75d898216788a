package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Local response normalisation by both kernel sets, against its definition in double. */
@Tag("widths")
class LocalResponseTest {
  private static final int TRIES = 150;
  private static final int BATCH = 3;
  private static final int GUARD = 3;

  @Provide
  Arbitrary<KernelSet> kernels() {
    return Arbitraries.of(Kernels.scalar(), Kernels.vector());
  }

  record Case(int channels, int size, double alpha, double beta, double k) {
    LocalResponse response() {
      return LocalResponse.of(channels, size, alpha, beta, k);
    }

    /** The definition, pixel by pixel. */
    double[] forward(double[] x) {
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        y[i] = x[i] * Math.pow(base(x, i), -beta);
      }
      return y;
    }

    private double base(double[] x, int i) {
      int c = i % channels;
      double sum = 0;
      for (int d = 0; d < channels; d++) {
        boolean near = c - d <= size / 2 && d - c <= (size - 1) / 2;
        sum += near ? x[i - c + d] * x[i - c + d] : 0;
      }
      return k + alpha / size * sum;
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.of(1, 3, 6, 13, 16, 17, 31, 33, 64),
            Arbitraries.of(1, 2, 3, 4, 5, 9, 40, Integer.MAX_VALUE - 1),
            Arbitraries.of(0.0, 1e-4, 0.7, 3.0),
            Arbitraries.of(0.0, 0.5, 0.75, 1.0, 1.3),
            Arbitraries.of(0.3, 1.0, 2.0))
        .as(Case::new);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void forward(@ForAll("kernels") KernelSet kernels, @ForAll("cases") Case c, @ForAll long seed) {
    int pixels = 3;
    int size = pixels * c.channels();
    int stride = 2 * (size + GUARD);
    float[] arena = Numbers.random(BATCH * stride - GUARD, seed);
    double[] expected = doubles(arena);
    for (int n = 1; n < BATCH; n++) {
      int at = n * stride;
      double[] y = c.forward(Arrays.copyOfRange(expected, at, at + size));
      System.arraycopy(y, 0, expected, at + size + GUARD, size);
    }
    kernels.localResponse(
        c.response(), pixels, arena, 0, arena, size + GUARD, stride, 1, BATCH, new Scratch());
    Numbers.assertClose(expected, doubles(arena), 1, "y");
  }

  /** Slopes of sum(y * dy), by differences in double. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void backward(
      @ForAll("kernels") KernelSet kernels,
      @ForAll("cases") Case c,
      @ForAll boolean accumulate,
      @ForAll long seed) {
    int pixels = 2;
    int size = pixels * c.channels();
    int dyAt = size + GUARD;
    int dxAt = 2 * dyAt;
    int stride = 3 * dyAt;
    float[] arena = Numbers.random(BATCH * stride - GUARD, seed);
    double[] expected = doubles(arena);
    for (int n = 1; n < BATCH; n++) {
      int at = n * stride;
      for (int i = 0; i < size; i++) {
        double slope = slope(c, expected, at, size, i);
        expected[at + dxAt + i] = slope + (accumulate ? expected[at + dxAt + i] : 0);
      }
    }
    Scratch scratch = new Scratch();
    Arrays.fill(scratch.floats(1000), Float.NaN);
    kernels.localResponseBackward(
        c.response(),
        pixels,
        arena,
        0,
        arena,
        dyAt,
        arena,
        dxAt,
        accumulate,
        stride,
        1,
        BATCH,
        scratch);
    Numbers.assertClose(expected, doubles(arena), 1, "dx");
  }

  private static double slope(Case c, double[] arena, int at, int size, int i) {
    double[] x = Arrays.copyOfRange(arena, at, at + size);
    double h = 1e-5;
    double value = x[i];
    x[i] = value + h;
    double[] right = c.forward(x);
    x[i] = value - h;
    double[] left = c.forward(x);
    double slope = 0;
    for (int j = 0; j < size; j++) {
      slope += (right[j] - left[j]) / (2 * h) * arena[at + size + GUARD + j];
    }
    return slope;
  }

  /** The square roots give the power that a logarithm gives, to a few units of the last place. */
  @Example
  void squareRootsAreExactToRounding() {
    LocalResponse r = LocalResponse.of(1, 1, 1, 0.75, 1);
    int count = 2001;
    float[] x = new float[2 * count];
    for (int i = 0; i < count; i++) {
      x[2 * i] = (float) Math.exp((i - 1000) / 100.0);
    }
    Kernels.vector().localResponse(r, 1, x, 0, x, 1, 2, 0, count, new Scratch());
    for (int i = 0; i < count; i++) {
      double in = x[2 * i];
      double expected = in * Math.pow(1 + in * in, -0.75);
      assertEquals(expected, x[2 * i + 1], 4 * Math.ulp((float) expected), "of " + in);
    }
  }

  @Example
  void sizesBelowOneAreRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> LocalResponse.of(3, 0, 1, 1, 1));
    assertEquals("size must be at least 1, not 0", e.getMessage());
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
