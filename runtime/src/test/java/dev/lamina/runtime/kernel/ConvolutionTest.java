package dev.lamina.runtime.kernel;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Convolutions of random geometry, by both kernel sets, against the definition in double. */
@Tag("widths")
class ConvolutionTest {
  private static final int TRIES = 60;

  @Provide
  Arbitrary<Geometry> geometries() {
    return Arbitraries.oneOf(Geometries.any(), Geometries.any(), Geometries.dense());
  }

  @Provide
  Arbitrary<KernelSet> kernels() {
    return Arbitraries.of(Kernels.scalar(), Kernels.vector());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void forward(
      @ForAll("geometries") Geometry geometry, @ForAll("kernels") KernelSet kernels,
      @ForAll boolean bias, @ForAll long seed) {
    ConvolutionCase c = new ConvolutionCase(geometry, kernels, seed).withInput();
    int from = geometry.batch() / 3;
    c.forward(bias, from, geometry.batch());
    c.assertOutput(bias, from, geometry.batch());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void inputGradient(
      @ForAll("geometries") Geometry geometry, @ForAll("kernels") KernelSet kernels,
      @ForAll boolean accumulate, @ForAll long seed) {
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
      @ForAll("geometries") Geometry geometry, @ForAll("kernels") KernelSet kernels,
      @ForAll boolean bias, @ForAll long seed) {
    ConvolutionCase c =
        new ConvolutionCase(geometry, kernels, seed).withInput().withOutputGradient();
    Arrays.fill(c.gradients, 0.25f);
    int cut = c.convolution.weightTiles() / 2;
    int from = geometry.batch() / 4;
    c.weights(bias, from, geometry.batch(), cut, c.convolution.weightTiles());
    c.weights(bias, from, geometry.batch(), 0, cut);
    c.assertWeightGradient(0.25, bias, from, geometry.batch());
  }
}
