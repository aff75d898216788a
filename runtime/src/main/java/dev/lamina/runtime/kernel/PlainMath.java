package dev.lamina.runtime.kernel;

/**
 * Functions of {@link VectorMath} on single floats, step by step the same, so that they give the
 * same bits where the processor can multiply and add in one instruction; see {@link FirstWork}.
 */
public final class PlainMath {
  private PlainMath() {}

  /** As {@link VectorMath#exp}. */
  public static float exp(float x) {
    float shifted = Math.fma(x, VectorMath.LOG2_E, VectorMath.ROUND);
    float r = remainder(x, shifted - VectorMath.ROUND);
    float p = Math.fma(Math.fma(expTail(r), r, 1), r, 1);
    int k = multiple(shifted);
    float y = p * power(k >> 1) * power(k - (k >> 1));
    return x > 88.72284f ? Float.POSITIVE_INFINITY : x < -103.97208f ? 0 : y;
  }

  private static int multiple(float shifted) {
    return Float.floatToRawIntBits(shifted) - Float.floatToRawIntBits(VectorMath.ROUND);
  }

  private static float remainder(float x, float k) {
    return Math.fma(k, -VectorMath.LN2_LOW, Math.fma(k, -VectorMath.LN2_HIGH, x));
  }

  private static float expTail(float r) {
    float p = Math.fma(0.0001989108f, r, 0.0013933731f);
    p = Math.fma(Math.fma(p, r, 0.0083333105f), r, 0.041666463f);
    return Math.fma(Math.fma(p, r, 0.16666667f), r, 0.5f);
  }

  private static float power(int k) {
    return Float.intBitsToFloat((k << VectorMath.EXPONENT) + VectorMath.ONE_BITS);
  }

  private static float expMinusOne(float x) {
    float shifted = Math.fma(x, VectorMath.LOG2_E, VectorMath.ROUND);
    float r = remainder(x, shifted - VectorMath.ROUND);
    float p = Math.fma(expTail(r) * r, r, r);
    float scale = power(multiple(shifted));
    return Math.fma(p, scale, scale - 1);
  }

  /** As {@link VectorMath#tanh}. */
  public static float tanh(float x) {
    float magnitude = Math.abs(x);
    float e = expMinusOne(magnitude * -2);
    float y = magnitude > 9.5f ? 1 : -e / (e + 2);
    int sign = Float.floatToRawIntBits(x) & Integer.MIN_VALUE;
    return Float.intBitsToFloat(Float.floatToRawIntBits(y) | sign);
  }

  /** As {@link VectorMath#sigmoid}. */
  public static float sigmoid(float x) {
    return 1 / (exp(-x) + 1);
  }
}
