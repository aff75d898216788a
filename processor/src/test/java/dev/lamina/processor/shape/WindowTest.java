package dev.lamina.processor.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Window arithmetic against windows laid out one by one. */
class WindowTest {
  @Property(tries = 2_000)
  void outputCountsTheWindowsThatFit(
      @ForAll @IntRange(min = 1, max = 7) int size,
      @ForAll @IntRange(min = 1, max = 5) int stride,
      @ForAll @IntRange(max = 3) int before,
      @ForAll @IntRange(max = 3) int after,
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(min = 1, max = 20) int in) {
    Window window = new Window(size, stride, before, after, dilation, false);
    BitSet read = new BitSet();
    int windows = 0;
    for (int start = -before; start + window.span() <= in + after; start += stride) {
      windows++;
      for (int i = 0; i < size; i++) {
        int place = start + i * dilation;
        if (place >= 0 && place < in) {
          read.set(place);
        }
      }
    }
    assertEquals(windows > 0, window.fits(in));
    if (windows > 0) {
      assertEquals(windows, window.output(in));
      // Gaps inside a dilated window are no rest: what counts is what lies behind the last window.
      int behind = in - Math.min(in, (windows - 1) * stride - before + window.span());
      assertEquals(stride > window.span() ? 0 : behind, window.unread(in));
      assertTrue(dilation > 1 || stride > size || read.cardinality() == in - behind);
    }
  }

  @Property(tries = 2_000)
  void ceilCountsALastWindowThatBeginsInside(
      @ForAll @IntRange(min = 1, max = 7) int size,
      @ForAll @IntRange(min = 1, max = 5) int stride,
      @ForAll @IntRange(min = 1, max = 20) int in) {
    int padding = size / 2;
    Window window = Window.of(size, stride, padding, 1, true);
    int windows = 0;
    int end = -padding;
    for (int start = -padding; start < in && end < in + padding; start += stride) {
      windows++;
      end = start + size;
      if (end > in + padding && start + size - stride >= in + padding) {
        windows--;
      }
    }
    assertEquals(windows, window.output(in), window + " on " + in);
  }

  @Property
  void sameGivesTheInputOverTheStride(
      @ForAll @IntRange(min = 1, max = 7) int size,
      @ForAll @IntRange(min = 1, max = 5) int stride,
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(min = 1, max = 30) int in) {
    Window window = Window.same(size, stride, dilation, in);
    assertEquals((in + stride - 1) / stride, window.output(in));
    assertTrue(window.after() - window.before() <= 1 && window.after() >= window.before());
  }

  @Property(tries = 2_000)
  void transposedWindowsCoverTheOutput(
      @ForAll @IntRange(min = 1, max = 7) int size,
      @ForAll @IntRange(min = 1, max = 5) int stride,
      @ForAll @IntRange(max = 3) int padding,
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(max = 4) int outputPadding,
      @ForAll @IntRange(min = 1, max = 20) int in) {
    int last = (in - 1) * stride + (size - 1) * dilation;
    int out = last + 1 - 2 * padding + outputPadding;
    Window window = Window.transposed(size, stride, padding, dilation, outputPadding);
    assertEquals(out, window.input(in));
    if (out > 0) {
      assertTrue(window.fits(out));
      assertEquals(in, window.output(out));
    }
  }

  @Property
  void transposedSameGivesTheInputTimesTheStride(
      @ForAll @IntRange(min = 1, max = 7) int size,
      @ForAll @IntRange(min = 1, max = 5) int stride,
      @ForAll @IntRange(min = 1, max = 3) int dilation,
      @ForAll @IntRange(min = 1, max = 30) int in) {
    Window window = Window.transposedSame(size, stride, dilation);
    assertEquals((long) in * stride, window.input(in));
    assertEquals(in, window.output(in * stride));
    // The way back of the convolution with such a padding: it pads alike.
    Window back = Window.same(size, stride, dilation, in * stride);
    assertEquals(back.before(), window.before());
    assertEquals(back.after(), Math.max(0, window.after()));
  }

  @Test
  void theArithmeticIsWhatAReaderWouldWrite() {
    assertEquals("(28 + 2*2 - 5) / 1 + 1 = 28", Window.of(5, 1, 2, 1, false).arithmetic(28));
    assertEquals("(4 + 2*0 - 5) / 1 + 1 = 0", Window.of(5, 1, 0, 1, false).arithmetic(4));
    assertEquals(
        "(14 - 1)*2 - 2*1 + 3 + 1 = 28", Window.transposed(3, 2, 1, 1, 1).transposedArithmetic(14));
    assertEquals(
        "(1 - 1)*1 - 2*4 + ((3 - 1)*2 + 1) + 0 = -3",
        Window.transposed(3, 1, 4, 2, 0).transposedArithmetic(1));
  }

  @Test
  void impossibleWindowsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Window.of(0, 1, 0, 1, false));
    assertThrows(IllegalArgumentException.class, () -> Window.of(3, 0, 0, 1, false));
    assertThrows(IllegalArgumentException.class, () -> Window.of(3, 1, -1, 1, false));
  }
}
