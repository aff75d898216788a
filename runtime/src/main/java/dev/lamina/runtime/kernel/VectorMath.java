package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of vectors of {@link FloatVector#SPECIES_PREFERRED}, short enough that C2 inlines them
 * into the loops of generated code. NaN gives NaN, and infinities give the limits.
 *
 * <p>Errors are the greatest found over every 61st float there is (70 million), in units of the
 * last place; the second number is for SSE, which rounds twice where others fuse.
 *
 * <p>Polynomials interpolate at Chebyshev's points, computed with 40 digits and rounded to float.
 */
public final class VectorMath {
  /** 1.5 * 2^23: adding it to a float leaves the nearest integer in its lowest bits. */
  static final float ROUND = 0x1.8p23f;

  static final float LOG2_E = 1.442695f;

  /** log(2) in two parts: multiples of the first by integers up to 2^9 are exact. */
  static final float LN2_HIGH = 0.69314575f;

  static final float LN2_LOW = 1.4286068e-6f;
  static final int EXPONENT = 23;
  static final int ONE_BITS = 127 << EXPONENT;

  private VectorMath() {}

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static FloatVector step(FloatVector sum, FloatVector x, float coefficient) {
    return fma(sum, x, all(coefficient));
  }

  /** e^x, within 0.85 ulp (1.2). */
  public static FloatVector exp(FloatVector x) {
    FloatVector shifted = fma(x, all(LOG2_E), all(ROUND));
    FloatVector r = remainder(x, shifted.sub(ROUND));
    FloatVector p = step(step(expTail(r), r, 1), r, 1);
    // In two steps, because 2^128 and 2^-149 have no normal float, though their halves do.
    IntVector k = shifted.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUND));
    IntVector half = k.lanewise(VectorOperators.ASHR, 1);
    FloatVector y = p.mul(power(half)).mul(power(k.sub(half)));
    return y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, 88.72284f))
        .blend(0, x.compare(VectorOperators.LT, -103.97208f));
  }

  /** x - k log(2). */
  private static FloatVector remainder(FloatVector x, FloatVector k) {
    return fma(k, all(-LN2_LOW), fma(k, all(-LN2_HIGH), x));
  }

  /** (e^r - 1 - r) / r^2 for r up to log(2) / 2. */
  private static FloatVector expTail(FloatVector r) {
    FloatVector p = step(all(0.0001989108f), r, 0.0013933731f);
    return step(step(step(step(p, r, 0.0083333105f), r, 0.041666463f), r, 0.16666667f), r, 0.5f);
  }

  /** 2^k, -126 to 127. */
  private static FloatVector power(IntVector k) {
    return k.lanewise(VectorOperators.LSHL, EXPONENT).add(ONE_BITS).reinterpretAsFloats();
  }

  /** e^x - 1 for x in -20..0, with its own digits near 0. */
  private static FloatVector expMinusOne(FloatVector x) {
    FloatVector shifted = fma(x, all(LOG2_E), all(ROUND));
    FloatVector r = remainder(x, shifted.sub(ROUND));
    FloatVector p = fma(expTail(r).mul(r), r, r);
    IntVector k = shifted.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUND));
    FloatVector scale = power(k);
    return fma(p, scale, scale.sub(1));
  }

  /** (e^x - e^-x) / (e^x + e^-x), within 2.5 ulp (2.5), near 0 as well. */
  public static FloatVector tanh(FloatVector x) {
    FloatVector magnitude = x.abs();
    FloatVector e = expMinusOne(magnitude.mul(-2));
    FloatVector y = e.neg().div(e.add(2)).blend(1, magnitude.compare(VectorOperators.GT, 9.5f));
    return copySign(y, x);
  }

  private static FloatVector copySign(FloatVector magnitude, FloatVector sign) {
    IntVector bit = sign.reinterpretAsInts().and(Integer.MIN_VALUE);
    return magnitude.reinterpretAsInts().or(bit).reinterpretAsFloats();
  }

  /** 1 / (1 + e^-x), within 2.4 ulp (2.4) from -87 on; below, the result sinks to 0. */
  public static FloatVector sigmoid(FloatVector x) {
    return all(1).div(exp(x.neg()).add(1));
  }

  /** log(1 + e^x), within 1.9 ulp (2.5). */
  public static FloatVector softplus(FloatVector x) {
    FloatVector u = exp(x.abs().neg());
    FloatVector p = step(all(0.0019866966f), u, -0.013187827f);
    p = step(step(step(p, u, 0.041006573f), u, -0.081880406f), u, 0.12377996f);
    p = step(step(step(p, u, -0.16087623f), u, 0.1988582f), u, -0.24986497f);
    p = step(step(step(p, u, 0.33332497f), u, -0.4999998f), u, 1);
    return fma(p, u, x.max(0));
  }

  /** Natural logarithm, within 0.85 ulp (0.85); NaN below 0. */
  public static FloatVector log(FloatVector x) {
    // Subnormals have no exponent of their own: scale them up first.
    var small = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
    FloatVector scaled = x.blend(x.mul(0x1p23f), small);
    // x = 2^k m with m in sqrt(1/2)..sqrt(2): subtracting the bits of sqrt(1/2) counts k.
    IntVector bits = scaled.reinterpretAsInts();
    IntVector k = bits.sub(0x3f3504f3).lanewise(VectorOperators.ASHR, EXPONENT);
    FloatVector f =
        bits.sub(k.lanewise(VectorOperators.LSHL, EXPONENT)).reinterpretAsFloats().sub(1);
    // k as a float without a conversion, which some processors lack.
    IntVector shifted = k.add(Float.floatToRawIntBits(ROUND));
    FloatVector exponent = shifted.reinterpretAsFloats().sub(ROUND);
    exponent = exponent.blend(exponent.sub(23), small);
    FloatVector p = step(all(0.06971612f), f, -0.11479734f);
    p = step(step(step(p, f, 0.1168542f), f, -0.12425687f), f, 0.14249058f);
    p = step(step(step(p, f, -0.16667803f), f, 0.20000716f), f, -0.24999997f);
    p = step(p, f, 0.3333333f);
    FloatVector square = f.mul(f);
    FloatVector tail = fma(p.mul(f), square, fma(square, all(-0.5f), exponent.mul(LN2_LOW)));
    FloatVector y = fma(exponent, all(LN2_HIGH), f.add(tail));
    return y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0))
        .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY))
        .blend(Float.NaN, x.compare(VectorOperators.LT, 0))
        .blend(x, x.test(VectorOperators.IS_NAN));
  }

  /** 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x, within 1.1 ulp (1.4). */
  public static FloatVector erf(FloatVector x) {
    FloatVector t = x.abs();
    FloatVector s = x.mul(x);
    FloatVector p = step(step(all(7.875875e-5f), s, -0.00080168643f), s, 0.0051890872f);
    p = step(step(step(p, s, -0.026854211f), s, 0.11283594f), s, -0.37612626f);
    FloatVector small = fma(step(p, s, 0.12837917f), x, x);
    // Further out 1 - e^-q(t); at 4 it is 1 in every bit.
    FloatVector u = t.min(4);
    FloatVector q = step(step(all(-1.639938e-6f), u, 4.6112913e-5f), u, -0.00059726444f);
    q = step(step(step(q, u, 0.0047617173f), u, -0.026427044f), u, 0.110090196f);
    q = step(step(step(q, u, 0.6318157f), u, 1.1302392f), u, -0.00032147102f);
    FloatVector large = copySign(all(1).sub(exp(q.neg())), x);
    return small.blend(large, t.compare(VectorOperators.GT, 1));
  }

  /** x times the probability that a standard normal variable is below x. */
  public static FloatVector gelu(FloatVector x) {
    return x.mul(0.5f).mul(erf(x.mul(0.70710677f)).add(1));
  }

  /** The derivative of {@link #gelu}. */
  public static FloatVector geluDerivative(FloatVector x) {
    FloatVector density = exp(x.mul(x).mul(-0.5f)).mul(0.3989423f);
    return fma(x, density, step(erf(x.mul(0.70710677f)), all(0.5f), 0.5f));
  }
}
