package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Pools of random geometry, by both kernel sets, against their definition in double. */
@Tag("widths")
class PoolingTest {
  private static final int TRIES = 150;

  @Provide
  Arbitrary<KernelSet> kernels() {
    return Arbitraries.of(Kernels.scalar(), Kernels.vector());
  }

  @Provide
  Arbitrary<Pooling> poolings() {
    Arbitrary<Integer> channels = Arbitraries.of(1, 3, 6, 13, 16, 17, 31, 33, 64);
    Arbitrary<int[]> sizes = Arbitraries.integers().between(1, 9).array(int[].class).ofSize(2);
    Arbitrary<int[]> kernels = Arbitraries.integers().between(1, 4).array(int[].class).ofSize(2);
    Arbitrary<int[]> strides = Arbitraries.integers().between(1, 4).array(int[].class).ofSize(2);
    Arbitrary<int[]> padding = Arbitraries.integers().between(0, 1).array(int[].class).ofSize(4);
    return Combinators.combine(
            Arbitraries.of(Pooling.Kind.class),
            channels,
            sizes,
            kernels,
            strides,
            padding,
            Arbitraries.of(false, true))
        .as(PoolingTest::pooling)
        .filter(p -> p.outHeight() > 0 && p.outWidth() > 0);
  }

  private static Pooling pooling(
      Pooling.Kind kind,
      int channels,
      int[] size,
      int[] kernel,
      int[] stride,
      int[] pad,
      boolean ceil) {
    for (int i = 0; i < 4; i++) {
      // A window must not lie in the padding altogether.
      pad[i] = Math.min(pad[i], kernel[i % 2] - 1);
    }
    int height = out(size[0], kernel[0], stride[0], pad[0], pad[2], ceil);
    int width = out(size[1], kernel[1], stride[1], pad[1], pad[3], ceil);
    return new Pooling(
        kind, channels, size[0], size[1], kernel[0], kernel[1], stride[0], stride[1], pad[0],
        pad[1], pad[2], pad[3], height, width);
  }

  private static int out(int in, int kernel, int stride, int before, int after, boolean ceil) {
    int room = in + before + after - kernel;
    if (room < 0) {
      return 0;
    }
    int out = (ceil ? room + stride - 1 : room) / stride + 1;
    return (out - 1) * stride >= in + before ? out - 1 : out;
  }

  /** What output (i, j) of channel c sees: places of the input, and the divisor of an average. */
  private static int[] window(Pooling p, int c, int i, int j) {
    int[] places = new int[p.kernelHeight() * p.kernelWidth()];
    int count = 0;
    for (int ky = 0; ky < p.kernelHeight(); ky++) {
      for (int kx = 0; kx < p.kernelWidth(); kx++) {
        int y = i * p.strideHeight() - p.padTop() + ky;
        int x = j * p.strideWidth() - p.padLeft() + kx;
        if (y >= 0 && y < p.height() && x >= 0 && x < p.width()) {
          places[count++] = (y * p.width() + x) * p.channels() + c;
        }
      }
    }
    return Arrays.copyOf(places, count);
  }

  private static int divisor(Pooling p, int i, int j) {
    int top = i * p.strideHeight();
    int left = j * p.strideWidth();
    int height = p.padTop() + p.height() + p.padBottom();
    int width = p.padLeft() + p.width() + p.padRight();
    return (Math.min(top + p.kernelHeight(), height) - top)
        * (Math.min(left + p.kernelWidth(), width) - left);
  }

  private interface Output {
    void at(int output, int[] window, int divisor);
  }

  private static void each(Pooling p, Output output) {
    for (int i = 0; i < p.outHeight(); i++) {
      for (int j = 0; j < p.outWidth(); j++) {
        for (int c = 0; c < p.channels(); c++) {
          int place = (i * p.outWidth() + j) * p.channels() + c;
          output.at(place, window(p, c, i, j), divisor(p, i, j));
        }
      }
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void plainLoopsHaveTheBitsOfVectors(@ForAll("poolings") Pooling p, @ForAll long seed) {
    float[] x = Numbers.random(p.inputSize(), seed);
    float[] y = new float[p.outputSize()];
    float[] plain = new float[p.outputSize()];
    Kernels.vector().pool(p, x, 0, y, 0, 0, 0, 1);
    ScalarPooling.forward(p, x, 0, plain, 0, 0, 0, 1);
    assertArrayEquals(plain, y);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void forward(
      @ForAll("poolings") Pooling p, @ForAll("kernels") KernelSet kernels, @ForAll long seed) {
    int stride = p.inputSize() + p.outputSize() + 2;
    float[] arena = Numbers.nan(3 * stride);
    float[] x = Numbers.random(p.inputSize(), seed);
    int yAt = p.inputSize() + 1;
    for (int n = 1; n < 3; n++) {
      System.arraycopy(x, 0, arena, n * stride, x.length);
    }
    kernels.pool(p, arena, 0, arena, yAt, stride, 1, 3);
    double[] expected = new double[p.outputSize()];
    each(
        p,
        (o, window, divisor) -> {
          var values = Arrays.stream(window).mapToDouble(i -> x[i]);
          expected[o] =
              p.kind() == Pooling.Kind.MAX ? values.max().orElseThrow() : values.sum() / divisor;
        });
    for (int n = 1; n < 3; n++) {
      double[] actual = new double[expected.length];
      for (int i = 0; i < actual.length; i++) {
        actual[i] = arena[n * stride + yAt + i];
      }
      Numbers.assertClose(expected, actual, 1, "y");
      assertTrue(Float.isNaN(arena[n * stride + yAt - 1]), "written before");
      assertTrue(Float.isNaN(arena[n * stride + yAt + actual.length]), "written after");
    }
    assertTrue(Float.isNaN(arena[yAt]), "sample 0 written");
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void backward(
      @ForAll("poolings") Pooling p,
      @ForAll("kernels") KernelSet kernels,
      @ForAll boolean accumulate,
      @ForAll boolean room,
      @ForAll long seed) {
    float[] x = Numbers.random(p.inputSize(), seed);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.round(x[i] * 3); // ties
    }
    float[] y = new float[p.outputSize()];
    float[] dy = Numbers.random(p.outputSize(), seed + 1);
    double[] expected = new double[x.length];
    Arrays.fill(expected, accumulate ? 0.5 : 0);
    each(
        p,
        (o, window, divisor) -> {
          if (p.kind() == Pooling.Kind.MAX) {
            int first = window[0];
            for (int i : window) {
              first = x[i] > x[first] ? i : first;
            }
            y[o] = x[first];
            expected[first] += dy[o];
          } else {
            for (int i : window) {
              expected[i] += dy[o] / (double) divisor;
            }
          }
        });
    float[] dx = Numbers.nan(x.length + (room ? 70 : 1));
    Arrays.fill(dx, 0, x.length, accumulate ? 0.5f : Float.NaN);
    kernels.poolBackward(
        p,
        grown(x, room),
        0,
        grown(y, room),
        0,
        grown(dy, room),
        0,
        dx,
        0,
        accumulate,
        x.length,
        0,
        1);
    double[] actual = new double[x.length];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = dx[i];
    }
    Numbers.assertClose(expected, actual, 1, "dx");
    assertTrue(Float.isNaN(dx[x.length]), "written after");
  }

  private static float[] grown(float[] values, boolean room) {
    return room ? Arrays.copyOf(values, values.length + 70) : values;
  }

  @Example
  void aTieGoesToTheFirstInRowOrder() {
    Pooling p = new Pooling(Pooling.Kind.MAX, 1, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 1, 1);
    float[] x = {1, 3, 3, 3};
    for (KernelSet kernels : new KernelSet[] {Kernels.scalar(), Kernels.vector()}) {
      float[] dx = new float[80];
      float[] dy = new float[80];
      dy[0] = 5;
      float[] y = new float[80];
      y[0] = 3;
      kernels.poolBackward(p, Arrays.copyOf(x, 80), 0, y, 0, dy, 0, dx, 0, false, 4, 0, 1);
      assertArrayEquals(new float[] {0, 5, 0, 0}, Arrays.copyOf(dx, 4));
    }
  }
}
