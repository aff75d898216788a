package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import jdk.incubator.vector.FloatVector;

/**
 * Products and sums of one sample channel by channel; channels that fill no vector are left to
 * loops.
 */
final class VectorChannels {
  private VectorChannels() {}

  static void scale(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] s,
      int sAt,
      float[] y,
      int yAt,
      boolean accumulate) {
    int bound = SPECIES.loopBound(channels);
    for (int c = 0; c < bound; c += LANES) {
      FloatVector factor = FloatVector.fromArray(SPECIES, s, sAt + c);
      for (int i = c; i < pixels * channels; i += channels) {
        FloatVector product = FloatVector.fromArray(SPECIES, x, xAt + i).mul(factor);
        if (accumulate) {
          product = product.add(FloatVector.fromArray(SPECIES, y, yAt + i));
        }
        product.intoArray(y, yAt + i);
      }
    }
    ScalarChannels.scale(pixels, channels, bound, x, xAt, s, sAt, y, yAt, accumulate);
  }

  static void sumProducts(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      float[] sums,
      int sumsAt,
      boolean accumulate) {
    int bound = SPECIES.loopBound(channels);
    for (int c = 0; c < bound; c += LANES) {
      FloatVector even = FloatVector.zero(SPECIES);
      FloatVector odd = even;
      int i = c;
      for (; i + channels < pixels * channels; i += 2 * channels) {
        even = fma(at(x, xAt + i), at(y, yAt + i), even);
        odd = fma(at(x, xAt + i + channels), at(y, yAt + i + channels), odd);
      }
      if (i < pixels * channels) {
        even = fma(at(x, xAt + i), at(y, yAt + i), even);
      }
      FloatVector sum = even.add(odd);
      (accumulate ? sum.add(at(sums, sumsAt + c)) : sum).intoArray(sums, sumsAt + c);
    }
    ScalarChannels.sumProducts(pixels, channels, bound, x, xAt, y, yAt, sums, sumsAt, accumulate);
  }

  static void sumPlaces(int pixels, int channels, float[] x, int xAt, float[] sums, int sumsAt) {
    int bound = SPECIES.loopBound(channels);
    for (int c = 0; c < bound; c += LANES) {
      FloatVector even = FloatVector.zero(SPECIES);
      FloatVector odd = even;
      int i = c;
      for (; i + channels < pixels * channels; i += 2 * channels) {
        even = even.add(at(x, xAt + i));
        odd = odd.add(at(x, xAt + i + channels));
      }
      if (i < pixels * channels) {
        even = even.add(at(x, xAt + i));
      }
      even.add(odd).intoArray(sums, sumsAt + c);
    }
    if (bound < channels) {
      ScalarChannels.sumPlaces(pixels, channels, bound, x, xAt, sums, sumsAt);
    }
  }

  private static FloatVector at(float[] x, int place) {
    return FloatVector.fromArray(SPECIES, x, place);
  }
}
