package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * 3x3 convolutions by tiles, by both kernel sets, against the definition in double, and no looser
 * than the others.
 */
@Tag("widths")
class WinogradTest {
  private static final int TRIES = 80;

  @Provide
  Arbitrary<Geometry> geometries() {
    return Geometries.tiled();
  }

  @Provide
  Arbitrary<KernelSet> kernels() {
    return Arbitraries.of(Kernels.scalar(), Kernels.vector());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void outputs(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll boolean bias,
      @ForAll long seed) {
    ConvolutionCase c = new ConvolutionCase(geometry, kernels, seed).withInput();
    int from = geometry.batch() / 3;
    c.winograd(bias, from, geometry.batch());
    c.assertOutput(bias, from, geometry.batch());
  }

  /** Each sample has the same bits, however the batch is split. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void splitsDoNotChangeBits(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll long seed) {
    ConvolutionCase whole = new ConvolutionCase(geometry, kernels, seed).withInput();
    ConvolutionCase parts = new ConvolutionCase(geometry, kernels, seed).withInput();
    whole.winograd(true, 0, geometry.batch());
    for (int n = 0; n < geometry.batch(); n++) {
      parts.winograd(true, n, n + 1);
    }
    Numbers.assertSameBits(whole.arena, parts.arena, "y");
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void gradientsOfTheInput(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll boolean accumulate,
      @ForAll long seed) {
    ConvolutionCase c = new ConvolutionCase(geometry, kernels, seed).withOutputGradient();
    int from = geometry.batch() / 3;
    for (int n = from; accumulate && n < geometry.batch(); n++) {
      int at = n * c.stride + c.dxAt;
      Arrays.fill(c.arena, at, at + c.convolution.inputSize(), 0.75f);
    }
    c.winogradData(accumulate, from, geometry.batch());
    c.assertInputGradient(accumulate ? 0.75 : 0, from, geometry.batch());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void gradientsOfTheWeights(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll boolean bias,
      @ForAll long seed) {
    ConvolutionCase c =
        new ConvolutionCase(geometry, kernels, seed).withInput().withOutputGradient();
    Arrays.fill(c.gradients, 0.25f);
    int from = geometry.batch() / 3;
    int parts = Winograd.of(c.convolution).weightParts();
    c.winogradWeights(bias, from, geometry.batch(), 0, parts);
    c.assertWeightGradient(0.25, bias, from, geometry.batch());
  }

  /** Optimisers sweep the stores from end to end. */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void paddingOfGradientsStaysZero(
      @ForAll("geometries") Geometry geometry,
      @ForAll("kernels") KernelSet kernels,
      @ForAll long seed) {
    ConvolutionCase c =
        new ConvolutionCase(geometry, kernels, seed).withInput().withOutputGradient();
    c.winogradWeights(true, 0, geometry.batch(), 0, Winograd.of(c.convolution).weightParts());
    c.clearGradients();
    Numbers.assertSameBits(new float[c.gradients.length], c.gradients, "padding");
  }

  /** Many channels, whose sums round most, and more tiles than are multiplied at a time. */
  @Example
  void manyChannels() {
    Geometry geometry = new Geometry(2, 256, 17, 13, 20, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    for (KernelSet kernels : new KernelSet[] {Kernels.scalar(), Kernels.vector()}) {
      ConvolutionCase c = new ConvolutionCase(geometry, kernels, 5).withInput();
      c.winograd(true, 0, 2);
      c.assertOutput(true, 0, 2);
    }
  }

  /** Several panels and several parts of each, the last of them narrow, in any order. */
  @Example
  void manyParts() {
    Geometry geometry = new Geometry(3, 100, 11, 14, 70, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    for (KernelSet kernels : new KernelSet[] {Kernels.scalar(), Kernels.vector()}) {
      ConvolutionCase whole =
          new ConvolutionCase(geometry, kernels, 7).withInput().withOutputGradient();
      ConvolutionCase parts =
          new ConvolutionCase(geometry, kernels, 7).withInput().withOutputGradient();
      assertEquals(6, Winograd.of(whole.convolution).weightParts());
      whole.winogradWeights(true, 0, 3, 0, 6);
      whole.assertWeightGradient(0, true, 0, 3);
      for (int part = 5; part >= 0; part--) {
        parts.winogradWeights(true, 0, 3, part, part + 1);
      }
      Numbers.assertSameBits(whole.gradients, parts.gradients, "dw and db");
    }
  }

  @Example
  void refusesOtherConvolutions() {
    ConvolutionBuilder square = Convolution.input(4, 9, 9).filters(4).kernel(3, 3);
    assertEquals(36 * 4 * 16, Winograd.of(square.build()).weightSize());
    refuses(Convolution.input(4, 9, 9).filters(4).kernel(3, 1));
    refuses(Convolution.input(4, 9, 9).filters(4).kernel(3, 3).stride(1, 2));
    refuses(Convolution.input(4, 9, 9).filters(4).kernel(3, 3).dilation(2, 1));
    refuses(Convolution.input(4, 9, 9).filters(4).kernel(3, 3).groups(2));
    Convolution wide =
        Convolution.input(4, 9, 9).filters(4).kernel(3, 3).padding(3, 0, 0, 0).build();
    assertMessage(
        "gradients are computed by tiles up to a padding of 2", () -> Winograd.ofData(wide));
  }

  private static void refuses(ConvolutionBuilder builder) {
    Convolution c = builder.build();
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Winograd.of(c));
    assertEquals(
        "only 3x3 convolutions of one group with stride 1 and dilation 1 are computed by tiles",
        e.getMessage());
  }

  @Example
  void refusesToKeepAnOutputAndAddABias() {
    Winograd w = Winograd.of(Convolution.input(1, 4, 4).filters(1).kernel(3, 3).build());
    float[] room = new float[1000];
    assertMessage(
        "the output is kept, and has its bias already",
        () ->
            Kernels.scalar()
                .convolveWinograd(
                    w, room, 0, room, 0, room, 0, room, 100, true, 500, 0, 1, new Scratch()));
  }

  @Example
  void refusesArraysThatAreTooSmall() {
    Winograd w = Winograd.of(Convolution.input(1, 4, 4).filters(1).kernel(3, 3).build());
    float[] room = new float[1000];
    float[] few = new float[36 * 16 - 1];
    assertMessage(
        "transformed weights needs 576 elements from place 0 on, but its array has 575",
        () -> w.transform(room, 0, few, 0));
    Scratch scratch = new Scratch();
    KernelSet kernels = Kernels.scalar();
    assertMessage(
        "weight parts 0 to 2 are no part of 0 to 1",
        () ->
            kernels.winogradWeights(
                w, room, 0, room, 100, room, 200, -1, 500, 0, 1, 0, 2, scratch));
    assertMessage(
        "transformed weights needs 576 elements from place 0 on, but its array has 575",
        () ->
            kernels.convolveWinograd(
                w, room, 0, few, 0, room, -1, room, 100, false, 500, 0, 1, scratch));
    assertMessage(
        "bias needs 16 elements from place 985 on, but its array has 1000",
        () ->
            kernels.convolveWinograd(
                w, room, 0, room, 0, room, 985, room, 100, false, 500, 0, 1, scratch));
  }

  private static void assertMessage(
      String message, org.junit.jupiter.api.function.Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
