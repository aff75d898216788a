package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameters;

/** Keeps gradients from being too large. */
public final class GradientClipping {
  private GradientClipping() {}

  /**
   * Euclidean norm of the gradients of all {@linkplain Parameter#trained() trained} parameters
   * together.
   *
   * <p>The sum is taken in double and in a fixed order.
   */
  public static double norm(Parameters parameters) {
    double sum = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      if (p.trained()) {
        int from = p.storeOffset();
        sum += sumOfSquares(parameters.gradients(), from, from + p.storeSize());
      }
    }
    return Math.sqrt(sum);
  }

  private static double sumOfSquares(float[] g, int from, int to) {
    // Four sums, since one alone would wait for the latency of each addition.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      a += (double) g[i] * g[i];
      b += (double) g[i + 1] * g[i + 1];
      c += (double) g[i + 2] * g[i + 2];
      d += (double) g[i + 3] * g[i + 3];
    }
    for (; i < to; i++) {
      a += (double) g[i] * g[i];
    }
    return (a + b) + (c + d);
  }

  /**
   * Multiplies all gradients by {@code limit / norm} if their norm exceeds the limit (Pascanu,
   * Mikolov, Bengio 2013).
   *
   * @return the norm before clipping
   */
  public static double byNorm(Parameters parameters, double limit) {
    requireLimit(limit);
    double norm = norm(parameters);
    if (norm > limit) {
      scale(parameters, (float) (limit / norm));
    }
    return norm;
  }

  /** Brings each single gradient into {@code -limit .. limit}. */
  public static void byValue(Parameters parameters, float limit) {
    requireLimit(limit);
    float[] g = parameters.gradients();
    for (int i = 0; i < g.length; i++) {
      g[i] = Math.max(-limit, Math.min(limit, g[i]));
    }
  }

  static void scale(Parameters parameters, float factor) {
    float[] g = parameters.gradients();
    for (int i = 0; i < g.length; i++) {
      g[i] *= factor;
    }
  }

  static void requireLimit(double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("the limit of gradients must be above 0, not " + limit);
    }
  }
}
