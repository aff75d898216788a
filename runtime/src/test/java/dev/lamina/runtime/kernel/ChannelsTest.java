package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * Products and sums channel by channel, by both kernel sets, against their definition in double.
 */
@Tag("widths")
class ChannelsTest {
  private static final int TRIES = 150;
  private static final int BATCH = 3;
  private static final int GUARD = 3;

  @Provide
  Arbitrary<KernelSet> kernels() {
    return Arbitraries.of(Kernels.scalar(), Kernels.vector());
  }

  @Provide
  Arbitrary<Integer> channels() {
    return Arbitraries.of(1, 3, 6, 13, 16, 17, 31, 33, 64);
  }

  @Provide
  Arbitrary<Integer> pixels() {
    return Arbitraries.of(1, 2, 3, 7, 15);
  }

  /** x, s and y of each sample side by side, guards between them; only samples 1 and 2 are done. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void scalesChannels(
      @ForAll("kernels") KernelSet kernels,
      @ForAll("channels") int channels,
      @ForAll("pixels") int pixels,
      @ForAll boolean accumulate,
      @ForAll long seed) {
    int size = pixels * channels;
    int sAt = size + GUARD;
    int yAt = sAt + channels + GUARD;
    int stride = yAt + size + GUARD;
    float[] arena = Numbers.random(BATCH * stride - GUARD, seed);
    double[] expected = doubles(arena);
    for (int n = 1; n < BATCH; n++) {
      for (int i = 0; i < size; i++) {
        int at = n * stride;
        double product = (double) arena[at + i] * arena[at + sAt + i % channels];
        expected[at + yAt + i] = product + (accumulate ? arena[at + yAt + i] : 0);
      }
    }
    kernels.scaleChannels(
        pixels, channels, arena, 0, arena, sAt, arena, yAt, accumulate, stride, 1, BATCH);
    Numbers.assertClose(expected, doubles(arena), 1, "y");
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void sumsProducts(
      @ForAll("kernels") KernelSet kernels,
      @ForAll("channels") int channels,
      @ForAll("pixels") int pixels,
      @ForAll boolean accumulate,
      @ForAll long seed) {
    int size = pixels * channels;
    int yAt = size + GUARD;
    int sumsAt = yAt + size + GUARD;
    int stride = sumsAt + channels + GUARD;
    float[] arena = Numbers.random(BATCH * stride - GUARD, seed);
    double[] expected = doubles(arena);
    for (int n = 1; n < BATCH; n++) {
      int at = n * stride;
      for (int c = 0; c < channels; c++) {
        double sum = accumulate ? arena[at + sumsAt + c] : 0;
        for (int i = c; i < size; i += channels) {
          sum += (double) arena[at + i] * arena[at + yAt + i];
        }
        expected[at + sumsAt + c] = sum;
      }
    }
    kernels.sumProducts(
        pixels, channels, arena, 0, arena, yAt, arena, sumsAt, accumulate, stride, 1, BATCH);
    Numbers.assertClose(expected, doubles(arena), pixels, "sums");
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void spreadsABias(
      @ForAll("kernels") KernelSet kernels,
      @ForAll("channels") int channels,
      @ForAll("pixels") int pixels,
      @ForAll long seed) {
    int size = pixels * channels;
    int stride = size + GUARD;
    float[] weights = Numbers.random(GUARD + channels, seed);
    float[] arena = Numbers.random(BATCH * stride - GUARD, seed + 1);
    float[] expected = arena.clone();
    for (int n = 1; n < BATCH; n++) {
      for (int i = 0; i < size; i++) {
        expected[n * stride + i] = weights[GUARD + i % channels];
      }
    }
    kernels.spreadBias(pixels, channels, weights, GUARD, arena, 0, stride, 1, BATCH);
    assertArrayEquals(expected, arena);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void sumsPlaces(
      @ForAll("kernels") KernelSet kernels,
      @ForAll("channels") int channels,
      @ForAll("pixels") int pixels,
      @ForAll long seed) {
    int size = pixels * channels;
    int sumsAt = size + GUARD;
    int stride = sumsAt + channels + GUARD;
    float[] arena = Numbers.random(BATCH * stride - GUARD, seed);
    double[] expected = doubles(arena);
    for (int n = 1; n < BATCH; n++) {
      int at = n * stride;
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int i = c; i < size; i += channels) {
          sum += arena[at + i];
        }
        expected[at + sumsAt + c] = sum;
      }
    }
    kernels.sumPlaces(pixels, channels, arena, 0, arena, sumsAt, stride, 1, BATCH);
    Numbers.assertClose(expected, doubles(arena), pixels, "sums");
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
