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
   * B' d B of a patch, its lines {@code line} apart, its elements written {@code element} apart.
   */
  static void patch(
      int channels, float[] patch, int patchAt, int line, float[] floats, int to, int element) {
    FloatVector a = FloatVector.broadcast(SPECIES, A);
    FloatVector b = FloatVector.broadcast(SPECIES, B);
    FloatVector half = FloatVector.broadcast(SPECIES, -0.5f);
    FloatVector two = FloatVector.broadcast(SPECIES, -2);
    FloatVector more = FloatVector.broadcast(SPECIES, -2.5f);
    for (int channel = 0; channel < channels; channel += LANES) {
      for (int i = 0; i < 2 * SIDE; i++) {
        boolean column = i < SIDE;
        float[] x = column ? patch : floats;
        int at = column ? patchAt + channel + i * channels : (i - SIDE) * SIDE * LANES;
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

  /** A' m A plus the bias of a tile whose elements lie {@code width} apart. */
  static void tile(
      int width,
      int used,
      float[] floats,
      int from,
      float[] bias,
      int biasAt,
      float[] y,
      int yAt,
      int pixel,
      int line) {
    FloatVector a = FloatVector.broadcast(SPECIES, A);
    FloatVector b = FloatVector.broadcast(SPECIES, B);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2);
    for (int filter = 0; filter < used; filter += LANES) {
      FloatVector start = FloatVector.zero(SPECIES);
      for (int i = 0; i < SIDE + TILE; i++) {
        boolean column = i < SIDE;
        int at = column ? from + filter + i * width : (i - SIDE) * SIDE * LANES;
        int next = column ? SIDE * width : LANES;
        float[] out = column ? floats : y;
        int to = column ? i * LANES : yAt + filter + (i - SIDE) * line;
        int step = column ? SIDE * LANES : pixel;
        if (i == SIDE) {
          start = FloatVector.fromArray(SPECIES, bias, biasAt + filter);
        }
        FloatVector m0 = FloatVector.fromArray(SPECIES, floats, at);
        FloatVector m1 = FloatVector.fromArray(SPECIES, floats, at + next);
        FloatVector m2 = FloatVector.fromArray(SPECIES, floats, at + 2 * next);
        FloatVector m3 = FloatVector.fromArray(SPECIES, floats, at + 3 * next);
        FloatVector m4 = FloatVector.fromArray(SPECIES, floats, at + 4 * next);
        FloatVector m5 = FloatVector.fromArray(SPECIES, floats, at + 5 * next);
        FloatVector evenA = m1.add(m2);
        FloatVector oddA = m1.sub(m2).mul(a);
        FloatVector evenB = m3.add(m4);
        FloatVector oddB = m3.sub(m4).mul(b);
        evenA.add(evenB).add(m0).add(start).intoArray(out, to);
        oddA.add(oddB).add(start).intoArray(out, to + step);
        fma(evenA, half, fma(evenB, two, start)).intoArray(out, to + 2 * step);
        fma(oddA, half, fma(oddB, two, m5)).add(start).intoArray(out, to + 3 * step);
      }
    }
  }
}
