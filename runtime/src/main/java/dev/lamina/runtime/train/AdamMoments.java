package dev.lamina.runtime.train;

/**
 * What Adam and AdamW share: first and second moments m and v of the gradient g, and the step
 *
 * <pre>
 * m  = b1 * m + (1 - b1) * g
 * v  = b2 * v + (1 - b2) * g^2
 * w -= rate / (1 - b1^t) * m / (sqrt(v / (1 - b2^t)) + epsilon)
 * </pre>
 */
record AdamMoments(double beta1, double beta2, float epsilon) {
  static final AdamMoments USUAL = new AdamMoments(0.9, 0.999, 1e-8f);

  AdamMoments {
    Settings.requireFraction("the first beta", beta1);
    Settings.requireFraction("the second beta", beta2);
    Settings.requireEpsilon(epsilon);
  }

  AdamMoments betas(double first, double second) {
    return new AdamMoments(first, second, epsilon);
  }

  AdamMoments epsilon(float value) {
    return new AdamMoments(beta1, beta2, value);
  }

  /** rate / (1 - b1^t). */
  float stepSize(long step, float rate) {
    return (float) (rate / (1 - Math.pow(beta1, (double) step)));
  }

  /** 1 / sqrt(1 - b2^t). */
  float rootCorrection(long step) {
    return (float) (1 / Math.sqrt(1 - Math.pow(beta2, (double) step)));
  }

  /**
   * One step. {@code lossDecay} times w is added to the gradient; {@code keep} multiplies the
   * weight first: 1 for Adam, 1 - rate * decay for AdamW.
   */
  void sweep(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      int from,
      int to,
      float lossDecay,
      float keep,
      float stepSize,
      float rootCorrection) {
    float b1 = (float) beta1;
    float b2 = (float) beta2;
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - beta2);
    float eps = epsilon;
    for (int i = from; i < to; i++) {
      float gradient = g[i] + lossDecay * w[i];
      m[i] = b1 * m[i] + rest1 * gradient;
      v[i] = b2 * v[i] + rest2 * gradient * gradient;
      float root = (float) Math.sqrt(v[i]) * rootCorrection;
      w[i] = w[i] * keep - stepSize * m[i] / (root + eps);
    }
  }
}
