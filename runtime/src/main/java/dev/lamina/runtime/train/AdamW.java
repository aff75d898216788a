package dev.lamina.runtime.train;

/**
 * Adam with weight decay decoupled from the gradient (Loshchilov, Hutter 2019), for weight w with
 * gradient g at step t = 1, 2, ...:
 *
 * <pre>
 * w  = w * (1 - rate * decay)
 * m  = b1 * m + (1 - b1) * g
 * v  = b2 * v + (1 - b2) * g^2
 * w -= rate / (1 - b1^t) * m / (sqrt(v / (1 - b2^t)) + epsilon)
 * </pre>
 *
 * <p>Decay is 0.01, betas are 0.9 and 0.999, epsilon is 1e-8 unless set otherwise. Weight decay
 * leaves biases and other parameters of one dimension alone unless a {@linkplain
 * #weightDecay(float, String) pattern} asks for them.
 */
public final class AdamW extends SweepingOptimizer {
  private final AdamMoments moments;
  private float stepSize;
  private float rootCorrection;

  private AdamW(Settings settings, AdamMoments moments) {
    super(settings, "first moment", "second moment");
    this.moments = moments;
  }

  /** AdamW with the usual betas, epsilon and decay; a rate of 1e-3 suits most networks. */
  public static AdamW learningRate(float rate) {
    return new AdamW(Settings.of(rate).weightDecay(0.01f), AdamMoments.USUAL);
  }

  /** This configuration with other decay rates of the two moments, each at least 0 and below 1. */
  public AdamW betas(double first, double second) {
    return new AdamW(settings(), moments.betas(first, second));
  }

  /** This configuration with another number that keeps the division from zero. */
  public AdamW epsilon(float epsilon) {
    return new AdamW(settings(), moments.epsilon(epsilon));
  }

  /**
   * This configuration with another weight decay: a step takes {@code rate * decay} of the weight.
   */
  public AdamW weightDecay(float decay) {
    return new AdamW(settings().weightDecay(decay), moments);
  }

  /**
   * This configuration with another weight decay for the parameters whose names match a {@linkplain
   * dev.lamina.runtime.Parameters#matching pattern}; of several that match the last counts.
   */
  public AdamW weightDecay(float decay, String pattern) {
    return new AdamW(settings().weightDecay(decay, pattern), moments);
  }

  @Override
  void beginStep(long step, float rate) {
    stepSize = moments.stepSize(step, rate);
    rootCorrection = moments.rootCorrection(step);
  }

  @Override
  void sweep(float[] w, float[] g, int from, int to, float decay) {
    float keep = 1 - learningRate() * decay;
    moments.sweep(w, g, state(0), state(1), from, to, 0, keep, stepSize, rootCorrection);
  }
}
