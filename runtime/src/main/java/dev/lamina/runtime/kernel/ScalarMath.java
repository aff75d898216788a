package dev.lamina.runtime.kernel;

/** The functions of {@link VectorMath} on one float. */
public final class ScalarMath {
  private ScalarMath() {}

  /** e^x. */
  public static float exp(float x) {
    return (float) Math.exp(x);
  }

  /** Natural logarithm. */
  public static float log(float x) {
    return (float) Math.log(x);
  }

  /** (e^x - e^-x) / (e^x + e^-x). */
  public static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  /** 1 / (1 + e^-x). */
  public static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  /** log(1 + e^x). */
  public static float softplus(float x) {
    return (float) (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
  }

  /** x times the probability that a standard normal variable is below x. */
  public static float gelu(float x) {
    return (float) (0.5 * x * ErrorFunction.erfc(-x * Math.sqrt(0.5)));
  }

  /** The derivative of {@link #gelu}. */
  public static float geluDerivative(float x) {
    double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    return (float) (0.5 * ErrorFunction.erfc(-x * Math.sqrt(0.5)) + x * density);
  }

  /** 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x. */
  public static float erf(float x) {
    return (float) ErrorFunction.erf(x);
  }
}
