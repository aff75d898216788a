package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** Convolutions of random geometry, by both kernel sets, against the definition in double. */
@Tag("widths")
class ConvolutionTest {
  private static final int TRIES = 100;

  @Provide
  Arbitrary<Geometry> geometries() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Geometries.any()),
        Tuple.of(4, Geometries.images()),
        Tuple.of(4, Geometries.dense()),
        Tuple.of(4, Geometries.unread()),
        Tuple.of(4, Geometries.narrow()),
        Tuple.of(1, Geometries.large()));
  }

  @Provide
  Arbitrary<KernelSet> kernels() {
    return Arbitraries.of(Kernels.scalar(), Kernels.vector());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void forward(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll boolean bias,
      @ForAll long seed) {
    ConvolutionCase c = new ConvolutionCase(geometry, kernels, seed).withInput();
    int from = geometry.batch() / 3;
    c.forward(bias, from, geometry.batch());
    c.assertOutput(bias, from, geometry.batch());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void plainLoopsHaveTheBitsOfVectors(
      @ForAll("geometries") Geometry geometry, @ForAll boolean bias, @ForAll long seed) {
    ConvolutionCase c = new ConvolutionCase(geometry, Kernels.vector(), seed).withInput();
    Assume.that(!c.convolution.narrow);
    c.forward(bias, 0, geometry.batch());
    float[] vectors = c.arena.clone();
    c.forwardPlainly(bias);
    for (int i = 0; i < vectors.length; i++) {
      assertTrue(vectors[i] == c.arena[i] || Float.isNaN(vectors[i]), "at " + i);
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void inputGradient(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll boolean accumulate,
      @ForAll long seed) {
    ConvolutionCase c = new ConvolutionCase(geometry, kernels, seed).withOutputGradient();
    int to = Math.max(1, geometry.batch() - 1);
    for (int n = 0; accumulate && n < to; n++) {
      int at = n * c.stride + c.dxAt;
      Arrays.fill(c.arena, at, at + c.convolution.inputSize(), 0.5f);
    }
    c.data(accumulate, 0, to);
    c.assertInputGradient(accumulate ? 0.5 : 0, 0, to);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void weightGradient(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll boolean bias,
      @ForAll long seed) {
    ConvolutionCase c =
        new ConvolutionCase(geometry, kernels, seed).withInput().withOutputGradient();
    Arrays.fill(c.gradients, 0.25f);
    int cut = c.convolution.weightTiles() / 2;
    int from = geometry.batch() / 4;
    c.weights(bias, from, geometry.batch(), cut, c.convolution.weightTiles());
    c.weights(bias, from, geometry.batch(), 0, cut);
    c.assertWeightGradient(0.25, bias, from, geometry.batch());
  }

  /** Each sample has the same bits, however the batch is split. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void splitsDoNotChangeBits(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll long seed) {
    ConvolutionCase whole = new ConvolutionCase(geometry, kernels, seed).withInput();
    ConvolutionCase parts = new ConvolutionCase(geometry, kernels, seed).withInput();
    whole.forward(true, 0, geometry.batch());
    for (int n = 0; n < geometry.batch(); n++) {
      parts.forward(true, n, n + 1);
    }
    Numbers.assertSameBits(whole.arena, parts.arena, "y");
    whole.withOutputGradient().data(false, 0, geometry.batch());
    parts.withOutputGradient();
    int cut = geometry.batch() / 3;
    parts.data(false, cut, geometry.batch());
    parts.data(false, 0, cut);
    Numbers.assertSameBits(whole.arena, parts.arena, "dx");
    int tiles = whole.convolution.weightTiles();
    whole.weights(true, 0, geometry.batch(), 0, tiles);
    for (int tile = tiles - 1; tile >= 0; tile--) {
      parts.weights(true, 0, geometry.batch(), tile, tile + 1);
    }
    Numbers.assertSameBits(whole.gradients, parts.gradients, "dw and db");
  }

  /** Padding of the stores stays zero, since optimisers sweep them from end to end. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void paddingOfGradientsStaysZero(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll long seed) {
    ConvolutionCase c =
        new ConvolutionCase(geometry, kernels, seed).withInput().withOutputGradient();
    c.weights(true, 0, geometry.batch(), 0, c.convolution.weightTiles());
    c.clearGradients();
    Numbers.assertSameBits(new float[c.gradients.length], c.gradients, "padding");
  }

  /** The slope of sum(y * dy) along random directions of x and of w, by differences in double. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void gradientsAreSlopes(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll long seed) {
    ConvolutionCase c =
        new ConvolutionCase(geometry, kernels, seed).withInput().withOutputGradient();
    c.data(false, 0, 1);
    c.weights(false, 0, 1, 0, c.convolution.weightTiles());
    c.assertSlopes(seed);
  }
}
