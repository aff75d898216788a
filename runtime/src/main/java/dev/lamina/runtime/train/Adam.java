package dev.lamina.runtime.train;

/**
 * Adam (Kingma, Ba 2015), for weight w with gradient g at step t = 1, 2, ...:
 *
 * <pre>
 * g' = g + decay * w
 * m  = b1 * m + (1 - b1) * g'
 * v  = b2 * v + (1 - b2) * g'^2
 * w -= rate / (1 - b1^t) * m / (sqrt(v / (1 - b2^t)) + epsilon)
 * </pre>
 *
 * <p>Betas are 0.9 and 0.999, epsilon is 1e-8 unless set otherwise. Weight decay is 0; where it is
 * wanted {@link AdamW} is usually the better choice. It leaves biases and other parameters of one
 * dimension alone unless a {@linkplain #weightDecay(float, String) pattern} asks for them.
 */
public final class Adam extends SweepingOptimizer {
  private final AdamMoments moments;
  private float stepSize;
  private float rootCorrection;

  private Adam(Settings settings, AdamMoments moments) {
    super(settings, "first moment", "second moment");
    this.moments = moments;
  }

  /** Adam with the usual betas and epsilon; a rate of 1e-3 suits most networks. */
  public static Adam learningRate(float rate) {
    return new Adam(Settings.of(rate), AdamMoments.USUAL);
  }

  /** This configuration with other decay rates of the two moments, each at least 0 and below 1. */
  public Adam betas(double first, double second) {
    return new Adam(settings(), moments.betas(first, second));
  }

  /** This configuration with another number that keeps the division from zero. */
  public Adam epsilon(float epsilon) {
    return new Adam(settings(), moments.epsilon(epsilon));
  }

  /** This configuration with weight decay: {@code decay * w} is added to the gradient. */
  public Adam weightDecay(float decay) {
    return new Adam(settings().weightDecay(decay), moments);
  }

  /**
   * This configuration with another weight decay for the parameters whose names match a {@linkplain
   * dev.lamina.runtime.Parameters#matching pattern}; of several that match the last counts.
   */
  public Adam weightDecay(float decay, String pattern) {
    return new Adam(settings().weightDecay(decay, pattern), moments);
  }

  @Override
  void beginStep(long step, float rate) {
    stepSize = moments.stepSize(step, rate);
    rootCorrection = moments.rootCorrection(step);
  }

  @Override
  void sweep(float[] w, float[] g, int from, int to, float decay) {
    moments.sweep(w, g, state(0), state(1), from, to, decay, 1, stepSize, rootCorrection);
  }
}
