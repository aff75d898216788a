package dev.lamina.runtime.kernel;

/** The error function in double, to 2e-10 relative: enough for every bit of a float. */
final class ErrorFunction {
  /** 2 / sqrt(pi). */
  private static final double SLOPE = 1.1283791670955126;

  /** erf(x) / (SLOPE x) by powers of x^2: Taylor's (-1)^n / (n! (2n + 1)), enough up to 0.5. */
  private static final double[] SMALL = {
    1, -1 / 3., 1 / 10., -1 / 42., 1 / 216., -1 / 1320., 1 / 9360., -1 / 75600.
  };

  /** erfc(x) e^(x^2) / t by powers of t = 2 / (2 + x): interpolated at Chebyshev's points. */
  private static final double[] TAIL = {
    0.28209479171672314, 0.2820948174261403, 0.24683105282205, 0.17636354032485313,
    0.08294244268565996, 0.0026206921121978213, -0.09560494873655136, 0.08678239886318982,
    -0.33215177132297424, 0.5147557640680744, -0.23574188558967615, -0.1604091673216707,
    0.24191150746663, -0.11143366589273544, 0.0189444314301475
  };

  private ErrorFunction() {}

  /** 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x. */
  static double erf(double x) {
    double magnitude = Math.abs(x);
    // 1 - erfc would lose the digits of a small result.
    return magnitude < 0.5
        ? SLOPE * x * polynomial(SMALL, x * x)
        : Math.copySign(1 - tail(magnitude), x);
  }

  /** 1 - erf(x), with its own digits where it is small. */
  static double erfc(double x) {
    return x >= 0 ? tail(x) : 2 - tail(-x);
  }

  private static double tail(double x) {
    double t = 2 / (2 + x);
    return t * polynomial(TAIL, t) * Math.exp(-x * x);
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
