package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

  @Example
  void refusesOtherConvolutions() {
    ConvolutionBuilder square = Convolution.input(4, 9, 9).filters(4).kernel(3, 3);
    assertEquals(36 * 4 * 16, Winograd.of(square.build()).weightSize());
    refuses(Convolution.input(4, 9, 9).filters(4).kernel(3, 1));
    refuses(Convolution.input(4, 9, 9).filters(4).kernel(3, 3).stride(1, 2));
    refuses(Convolution.input(4, 9, 9).filters(4).kernel(3, 3).dilation(2, 1));
    refuses(Convolution.input(4, 9, 9).filters(4).kernel(3, 3).groups(2));
  }

  private static void refuses(ConvolutionBuilder builder) {
    Convolution c = builder.build();
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Winograd.of(c));
    assertEquals(
        "only 3x3 convolutions of one group with stride 1 and dilation 1 are computed by tiles",
        e.getMessage());
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
        "transformed weights needs 576 elements from place 0 on, but its array has 575",
        () ->
            kernels.convolveWinograd(w, room, 0, few, 0, room, -1, room, 100, 500, 0, 1, scratch));
    assertMessage(
        "bias needs 16 elements from place 985 on, but its array has 1000",
        () ->
            kernels.convolveWinograd(
                w, room, 0, room, 0, room, 985, room, 100, 500, 0, 1, scratch));
  }

  private static void assertMessage(
      String message, org.junit.jupiter.api.function.Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
