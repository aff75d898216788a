package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;
import static dev.lamina.runtime.kernel.Winograd.SIDE;
import static dev.lamina.runtime.kernel.Winograd.TILE;

import jdk.incubator.vector.FloatVector;

/**
 * The transforms of {@link Winograd}, a vector of channels at a time: columns first, to the front
 * of the scratch memory, then rows from there. Both are one loop, since C2 compiles a method that
 * holds these lines twice only in part.
 */
final class WinogradTransforms {
  private static final float A = (float) Math.sqrt(0.5);
  private static final float B = (float) Math.sqrt(2);

  private WinogradTransforms() {}

  /**
   * B' d B of a patch, its pixels and lines {@code pixel} and {@code line} apart, its elements
   * written {@code element} apart.
   */
  static void patch(
      int channels,
      float[] patch,
      int patchAt,
      int pixel,
      int line,
      float[] floats,
      int to,
      int element) {
    FloatVector a = FloatVector.broadcast(SPECIES, A);
    FloatVector b = FloatVector.broadcast(SPECIES, B);
    FloatVector half = FloatVector.broadcast(SPECIES, -0.5f);
    FloatVector two = FloatVector.broadcast(SPECIES, -2);
    FloatVector more = FloatVector.broadcast(SPECIES, -2.5f);
    for (int channel = 0; channel < channels; channel += LANES) {
      for (int i = 0; i < 2 * SIDE; i++) {
        boolean column = i < SIDE;
        float[] x = column ? patch : floats;
        int at = column ? patchAt + channel + i * pixel : (i - SIDE) * SIDE * LANES;
        int next = column ? line : LANES;
        int out = column ? i * LANES : to + channel + (i - SIDE) * SIDE * element;
        int step = column ? SIDE * LANES : element;
        FloatVector d0 = FloatVector.fromArray(SPECIES, x, at);
        FloatVector d1 = FloatVector.fromArray(SPECIES, x, at + next);
        FloatVector d2 = FloatVector.fromArray(SPECIES, x, at + 2 * next);
        FloatVector d3 = FloatVector.fromArray(SPECIES, x, at + 3 * next);
        FloatVector d4 = FloatVector.fromArray(SPECIES, x, at + 4 * next);
        FloatVector d5 = FloatVector.fromArray(SPECIES, x, at + 5 * next);
        FloatVector evenA = fma(d2, two, d4);
        FloatVector oddA = fma(d1, two, d3).mul(a);
        FloatVector evenB = fma(d2, half, d4);
        FloatVector oddB = fma(d1, half, d3).mul(b);
        fma(d2, more, d0.add(d4)).intoArray(floats, out);
        evenA.add(oddA).intoArray(floats, out + step);
        evenA.sub(oddA).intoArray(floats, out + 2 * step);
        evenB.add(oddB).intoArray(floats, out + 3 * step);
        evenB.sub(oddB).intoArray(floats, out + 4 * step);
        fma(d3, more, d1.add(d5)).intoArray(floats, out + 5 * step);
      }
    }
  }

  /**
   * A' m A of a tile whose elements lie {@code width} apart, plus what stands at {@code initAt} for
   * every pixel, or, with {@code mask} -1, for each as in y.
   */
  static void tile(
      int width,
      int used,
      float[] floats,
      int from,
      float[] init,
      int initAt,
      int mask,
      float[] y,
      int yAt,
      int pixel,
      int line) {
    FloatVector a = FloatVector.broadcast(SPECIES, A);
    FloatVector b = FloatVector.broadcast(SPECIES, B);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2);
    for (int filter = 0; filter < used; filter += LANES) {
      for (int i = 0; i < SIDE + TILE; i++) {
        boolean column = i < SIDE;
        int at = column ? from + filter + i * width : (i - SIDE) * SIDE * LANES;
        int next = column ? SIDE * width : LANES;
        float[] out = column ? floats : y;
        int to = column ? i * LANES : yAt + filter + (i - SIDE) * line;
        int step = column ? SIDE * LANES : pixel;
        float[] start = column ? Product.ZEROS : init;
        int startAt = column ? 0 : initAt + filter + ((i - SIDE) * line & mask);
        int startStep = column ? 0 : pixel & mask;
        FloatVector m0 = FloatVector.fromArray(SPECIES, floats, at);
        FloatVector m1 = FloatVector.fromArray(SPECIES, floats, at + next);
        FloatVector m2 = FloatVector.fromArray(SPECIES, floats, at + 2 * next);
        FloatVector m3 = FloatVector.fromArray(SPECIES, floats, at + 3 * next);
        FloatVector m4 = FloatVector.fromArray(SPECIES, floats, at + 4 * next);
        FloatVector m5 = FloatVector.fromArray(SPECIES, floats, at + 5 * next);
        FloatVector s0 = FloatVector.fromArray(SPECIES, start, startAt);
        FloatVector s1 = FloatVector.fromArray(SPECIES, start, startAt + startStep);
        FloatVector s2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStep);
        FloatVector s3 = FloatVector.fromArray(SPECIES, start, startAt + 3 * startStep);
        FloatVector evenA = m1.add(m2);
        FloatVector oddA = m1.sub(m2).mul(a);
        FloatVector evenB = m3.add(m4);
        FloatVector oddB = m3.sub(m4).mul(b);
        evenA.add(evenB).add(m0).add(s0).intoArray(out, to);
        oddA.add(oddB).add(s1).intoArray(out, to + step);
        fma(evenA, half, fma(evenB, two, s2)).intoArray(out, to + 2 * step);
        fma(oddA, half, fma(oddB, two, m5)).add(s3).intoArray(out, to + 3 * step);
      }
    }
  }

  /** A dy A' of a tile, written like a patch: the gradient of its products. */
  static void gradient(
      int filters, float[] dy, int dyAt, int pixel, int line, float[] floats, int to, int element) {
    FloatVector a = FloatVector.broadcast(SPECIES, A);
    FloatVector b = FloatVector.broadcast(SPECIES, B);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2);
    for (int filter = 0; filter < filters; filter += LANES) {
      for (int i = 0; i < TILE + SIDE; i++) {
        boolean column = i < TILE;
        float[] x = column ? dy : floats;
        int at = column ? dyAt + filter + i * pixel : (i - TILE) * TILE * LANES;
        int next = column ? line : LANES;
        int out = column ? i * LANES : to + filter + (i - TILE) * SIDE * element;
        int step = column ? TILE * LANES : element;
        FloatVector d0 = FloatVector.fromArray(SPECIES, x, at);
        FloatVector d1 = FloatVector.fromArray(SPECIES, x, at + next);
        FloatVector d2 = FloatVector.fromArray(SPECIES, x, at + 2 * next);
        FloatVector d3 = FloatVector.fromArray(SPECIES, x, at + 3 * next);
        FloatVector evenA = fma(d2, half, d0);
        FloatVector oddA = fma(d3, half, d1).mul(a);
        FloatVector evenB = fma(d2, two, d0);
        FloatVector oddB = fma(d3, two, d1).mul(b);
        d0.intoArray(floats, out);
        evenA.add(oddA).intoArray(floats, out + step);
        evenA.sub(oddA).intoArray(floats, out + 2 * step);
        evenB.add(oddB).intoArray(floats, out + 3 * step);
        evenB.sub(oddB).intoArray(floats, out + 4 * step);
        d3.intoArray(floats, out + 5 * step);
      }
    }
  }

  /** Adds G' m G of sums, their elements {@code element} apart, to kernels, their taps likewise. */
  static void kernels(
      int count, float[] floats, int from, int element, float[] kernels, int at, int tap) {
    FloatVector a = FloatVector.broadcast(SPECIES, -A / 1.5f);
    FloatVector b = FloatVector.broadcast(SPECIES, B / 6);
    FloatVector twoThirds = FloatVector.broadcast(SPECIES, -1 / 1.5f);
    FloatVector sixth = FloatVector.broadcast(SPECIES, 1 / 6f);
    FloatVector third = FloatVector.broadcast(SPECIES, 1 / 3f);
    for (int kernel = 0; kernel < count; kernel += LANES) {
      for (int i = 0; i < SIDE + 3; i++) {
        boolean column = i < SIDE;
        int in = column ? from + kernel + i * element : (i - SIDE) * SIDE * LANES;
        int next = column ? SIDE * element : LANES;
        float[] out = column ? floats : kernels;
        int to = column ? i * LANES : at + kernel + (i - SIDE) * 3 * tap;
        int step = column ? SIDE * LANES : tap;
        float[] start = column ? Product.ZEROS : kernels;
        int startAt = column ? 0 : to;
        int startStep = column ? 0 : tap;
        FloatVector m0 = FloatVector.fromArray(SPECIES, floats, in);
        FloatVector m1 = FloatVector.fromArray(SPECIES, floats, in + next);
        FloatVector m2 = FloatVector.fromArray(SPECIES, floats, in + 2 * next);
        FloatVector m3 = FloatVector.fromArray(SPECIES, floats, in + 3 * next);
        FloatVector m4 = FloatVector.fromArray(SPECIES, floats, in + 4 * next);
        FloatVector m5 = FloatVector.fromArray(SPECIES, floats, in + 5 * next);
        FloatVector s0 = FloatVector.fromArray(SPECIES, start, startAt);
        FloatVector s1 = FloatVector.fromArray(SPECIES, start, startAt + startStep);
        FloatVector s2 = FloatVector.fromArray(SPECIES, start, startAt + 2 * startStep);
        FloatVector evenA = m1.add(m2);
        FloatVector oddA = m1.sub(m2);
        FloatVector evenB = m3.add(m4);
        FloatVector oddB = m3.sub(m4);
        fma(evenA, twoThirds, fma(evenB, sixth, m0)).add(s0).intoArray(out, to);
        fma(oddA, a, oddB.mul(b)).add(s1).intoArray(out, to + step);
        fma(evenB.sub(evenA), third, m5).add(s2).intoArray(out, to + 2 * step);
      }
    }
  }
}
