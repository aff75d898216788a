package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Functions of vectors against java.lang.Math, over floats spread evenly in their bits. */
@Tag("widths")
class VectorMathTest {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Distance of the tested floats in bits: prime, so that low bits vary. */
  private static final int STEP = Integer.getInteger("lamina.math.step", 20_011);

  private static double worst(
      UnaryOperator<FloatVector> f, DoubleUnaryOperator exact, float low, float high) {
    float[] xs = new float[SPECIES.length()];
    float[] ys = new float[SPECIES.length()];
    double worst = 0;
    int count = 0;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STEP) {
      float x = Float.intBitsToFloat((int) bits);
      if (!(x >= low && x <= high)) {
        continue;
      }
      xs[count++] = x;
      if (count == xs.length) {
        f.apply(FloatVector.fromArray(SPECIES, xs, 0)).intoArray(ys, 0);
        for (int i = 0; i < count; i++) {
          worst = Math.max(worst, ulps(exact.applyAsDouble(xs[i]), ys[i], xs[i]));
        }
        count = 0;
      }
    }
    return worst;
  }

  private static double ulps(double expected, float actual, float x) {
    float rounded = (float) expected;
    if (Float.isInfinite(rounded) || Float.isNaN(rounded)) {
      assertEquals(rounded, actual, "at " + x);
      return 0;
    }
    return Math.abs(actual - expected) / Math.max(Math.ulp(rounded), Float.MIN_NORMAL * 0x1p-23);
  }

  private static void assertWithin(
      double ulps, UnaryOperator<FloatVector> f, DoubleUnaryOperator exact, float low, float high) {
    double worst = worst(f, exact, low, high);
    if (Boolean.getBoolean("lamina.math.print")) {
      System.out.println("worst error in " + low + ".." + high + ": " + worst + " ulp");
    }
    assertTrue(worst <= ulps, "worst error " + worst + " ulp");
  }

  private static void assertSameBits(UnaryOperator<FloatVector> f, UnaryOperator<Float> plain) {
    assumeTrue(VectorSupport.FMA);
    assertWithin(0, f, x -> plain.apply((float) x), -INFINITY, INFINITY);
  }

  @Test
  void plainFunctionsHaveTheBitsOfVectors() {
    assertSameBits(VectorMath::exp, PlainMath::exp);
    assertSameBits(VectorMath::tanh, PlainMath::tanh);
    assertSameBits(VectorMath::sigmoid, PlainMath::sigmoid);
  }

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @Test
  void exp() {
    assertWithin(1.5, VectorMath::exp, Math::exp, -INFINITY, INFINITY);
  }

  @Test
  void log() {
    assertWithin(1.5, VectorMath::log, Math::log, -INFINITY, INFINITY);
  }

  @Test
  void tanh() {
    assertWithin(2.5, VectorMath::tanh, Math::tanh, -INFINITY, INFINITY);
  }

  @Test
  void sigmoid() {
    DoubleUnaryOperator exact = x -> 1 / (1 + Math.exp(-x));
    assertWithin(2.5, VectorMath::sigmoid, exact, -87, INFINITY);
  }

  @Test
  void softplus() {
    DoubleUnaryOperator exact = x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    assertWithin(2.5, VectorMath::softplus, exact, -INFINITY, INFINITY);
  }

  @Test
  void erf() {
    assertWithin(2.5, VectorMath::erf, ErrorFunction::erf, -INFINITY, INFINITY);
  }

  @Test
  void nanStaysNan() {
    FloatVector nan = FloatVector.broadcast(SPECIES, Float.NaN);
    assertTrue(Float.isNaN(VectorMath.exp(nan).lane(0)), "exp");
    assertTrue(Float.isNaN(VectorMath.log(nan).lane(0)), "log");
    assertTrue(Float.isNaN(VectorMath.tanh(nan).lane(0)), "tanh");
    assertTrue(Float.isNaN(VectorMath.sigmoid(nan).lane(0)), "sigmoid");
    assertTrue(Float.isNaN(VectorMath.softplus(nan).lane(0)), "softplus");
    assertTrue(Float.isNaN(VectorMath.erf(nan).lane(0)), "erf");
    assertTrue(Float.isNaN(VectorMath.gelu(nan).lane(0)), "gelu");
  }
}
